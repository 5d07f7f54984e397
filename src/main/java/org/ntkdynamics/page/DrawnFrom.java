package org.ntkdynamics.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;

/**
 * How many units had each of the files that a page is drawn from. A page says so itself, so that
 * one which was stored without them is not drawn again as a page of nothing.
 *
 * @param units the number of units by the name of a file or directory in them
 */
record DrawnFrom(SortedMap<String, Integer> units) {
  /** What is in a unit's directory and on no page. */
  private static final Set<String> NOT_DRAWN = Set.of("samples.csv", "claim.json", "checkpoints");

  private static final Pattern TEXT =
      Pattern.compile("<meta name=\"drawn-from\" content=\"([^\"]*)\">");
  private static final Pattern ENTRY = Pattern.compile("([^ ,]+) (\\d+)");
  private static final Pattern LINK = Pattern.compile("href=\"units/([^/\"]+)/([^/\"]+)");

  /** What there is now. */
  public static DrawnFrom of(RunDirectory run) {
    SortedMap<String, Integer> units = new TreeMap<>();
    for (UnitDirectory unit : run.units()) {
      try (Stream<Path> entries = Files.list(unit.root())) {
        entries
            .map(entry -> String.valueOf(entry.getFileName()))
            .filter(name -> name.matches("\\w+(\\.csv|\\.json)?") && !NOT_DRAWN.contains(name))
            .forEach(name -> units.merge(name, 1, Integer::sum));
      } catch (IOException e) {
        throw new UncheckedIOException(unit.root() + ": cannot be listed: " + e.getMessage(), e);
      }
    }
    return new DrawnFrom(units);
  }

  /** What a page says of itself; of an older one, what it links to. */
  public static DrawnFrom of(String html) {
    Matcher text = TEXT.matcher(html);
    return text.find() ? ofText(String.valueOf(text.group(1))) : ofLinks(html);
  }

  /** What a page says, such as {@code loss.csv 3, metrics.csv 3}. */
  public String text() {
    return units.entrySet().stream()
        .map(entry -> entry.getKey() + ' ' + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What others have and this has not, a phrase a name. */
  public List<String> missing(DrawnFrom others) {
    List<String> missing = new ArrayList<>();
    others.units.forEach(
        (name, count) -> {
          int there = units.getOrDefault(name, 0);
          if (there < count) {
            missing.add(name + " of " + (count - there) + " of " + count + " units");
          }
        });
    return missing;
  }

  private static DrawnFrom ofText(String text) {
    SortedMap<String, Integer> units = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      units.put(String.valueOf(entry.group(1)), Integer.valueOf(entry.group(2)));
    }
    return new DrawnFrom(units);
  }

  private static DrawnFrom ofLinks(String html) {
    SortedMap<String, Set<String>> keys = new TreeMap<>();
    Matcher link = LINK.matcher(html);
    while (link.find()) {
      String name = String.valueOf(link.group(2));
      if (!NOT_DRAWN.contains(name)) {
        keys.computeIfAbsent(name, of -> new TreeSet<>()).add(String.valueOf(link.group(1)));
      }
    }
    SortedMap<String, Integer> units = new TreeMap<>();
    keys.forEach((name, of) -> units.put(name, of.size()));
    return new DrawnFrom(units);
  }
}
