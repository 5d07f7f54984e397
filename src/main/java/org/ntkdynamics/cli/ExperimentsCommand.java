package org.ntkdynamics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "experiments",
    description = "List the specs that ship, one line each.",
    mixinStandardHelpOptions = true)
final class ExperimentsCommand implements Callable<Integer> {
  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ExperimentsCommand() {}

  @Override
  public Integer call() {
    if (!Files.isDirectory(ShippedSpecs.directory())) {
      throw new StoreException(
          ShippedSpecs.directory() + ": no such directory; run ntk through its launcher");
    }
    List<Shipped> specs =
        Stream.concat(ShippedSpecs.files().stream().map(Shipped::of), Shipped.added()).toList();
    StringBuilder lines = new StringBuilder();
    specs.forEach(spec -> lines.append(String.format("%-40s %s%n", spec.file(), spec.what())));
    output.result(specs, lines.toString().stripTrailing());
    return ExitCode.DONE;
  }

  /**
   * A spec that ships, or a study that does not.
   *
   * @param file its path
   * @param what the first sentence of the comment it begins with
   */
  private record Shipped(String file, String what) {
    private static final Pattern LATER_SENTENCES = Pattern.compile("(?<=[.?])(?<! al[.]) .*");

    /** What a study that does not ship comes from, in place of a spec. */
    static Stream<Shipped> added() {
      return Studies.added().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(study -> new Shipped(Output.show(study.getValue()), "adds kind: " + study.getKey()));
    }

    static Shipped of(Path file) {
      try (Stream<String> lines = Files.lines(file)) {
        String comment =
            lines
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> !line.contains("$schema="))
                .map(line -> line.substring(1).strip())
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return new Shipped(Output.show(file), LATER_SENTENCES.matcher(comment).replaceFirst(""));
      } catch (IOException e) {
        throw new StoreException(file + ": cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
