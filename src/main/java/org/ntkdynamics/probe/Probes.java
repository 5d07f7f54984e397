package org.ntkdynamics.probe;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.plugin.Origin;
import org.ntkdynamics.plugin.PluginException;
import org.ntkdynamics.plugin.Plugins;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.NetworkSpec;

/** All probes on the class path, by name. They are looked for when one is first asked for. */
public final class Probes {
  /**
   * Those of metrics.csv, which are read whatever a spec says: a run directory always has that
   * file, and the pages of trainings stand on it.
   */
  public static final List<String> DEFAULTS = MetricsProbe.names();

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private Probes() {}

  /** So that what cannot be loaded is an exception of whoever asks, and not of this class. */
  private static final class Found {
    private static @Nullable Map<String, Probe<?>> probes;

    static synchronized Map<String, Probe<?>> probes() {
      if (probes == null) {
        probes = load(Probes.class.getClassLoader());
      }
      return probes;
    }
  }

  /**
   * Every probe, by name.
   *
   * @throws PluginException if one on the class path cannot be loaded; so do all methods here
   */
  public static Map<String, Probe<?>> byName() {
    return Found.probes();
  }

  /** Where each probe that does not ship comes from, by name: a jar or a directory. */
  public static Map<String, Path> added() {
    Path own = Origin.of(Probes.class);
    return byName().values().stream()
        .filter(probe -> !Origin.of(probe.getClass()).equals(own))
        .collect(Collectors.toMap(Probe::name, probe -> Origin.of(probe.getClass())));
  }

  /** The probes of some names that {@link #checked} has let pass. */
  public static List<Probe<?>> named(List<String> names) {
    return names.stream().<Probe<?>>map(Probes::named).toList();
  }

  private static Probe<?> named(String name) {
    Probe<?> probe = byName().get(name);
    if (probe == null) {
      throw new IllegalArgumentException("no probe " + name);
    }
    return probe;
  }

  /**
   * The names of a spec, as they are.
   *
   * @throws InvalidValueException if there is no probe of a name, or one is given twice
   */
  public static List<String> checked(String key, List<String> names) {
    for (String name : names) {
      // Those of metrics.csv are known without a look at the class path.
      if (!DEFAULTS.contains(name) && !byName().containsKey(name)) {
        throw new InvalidValueException(
            key,
            name + Nearest.question(name, byName().keySet()),
            "of " + String.join(", ", byName().keySet()));
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new InvalidValueException(key, names, "a list without repetition");
    }
    return List.copyOf(names);
  }

  /**
   * The names of a spec that trains networks, as they are.
   *
   * @throws InvalidValueException as {@link #checked(String, List)} does, or if a probe cannot read
   *     these networks
   */
  public static List<String> checked(String key, List<String> names, NetworkSpec network) {
    List<String> checked = checked(key, names);
    for (String name : checked) {
      if (!DEFAULTS.contains(name)) {
        named(name).check(network);
      }
    }
    return checked;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // A class literal has no type parameters.
  static Map<String, Probe<?>> load(ClassLoader loader) {
    Map<String, Probe> found =
        Plugins.load(
            Probe.class,
            "probe",
            "probes of the name",
            loader,
            Probe::name,
            probe -> check((Probe<?>) probe));
    Map<String, Probe<?>> all = new TreeMap<>((Map<String, Probe<?>>) (Map) found);
    MetricsProbe.all().forEach(probe -> all.put(probe.name(), probe));
    return Collections.unmodifiableMap(all);
  }

  private static void check(Probe<?> probe) {
    String name = probe.name();
    if (!NAME.matcher(name).matches() || DEFAULTS.contains(name) || name.equals("loss")) {
      throw new IllegalArgumentException(
          "its name \"" + name + "\" must be of small letters, digits and hyphens, and its own");
    }
    if (!probe.table().file().equals(name + ".csv")) {
      throw new IllegalArgumentException(
          "its table must be " + name + ".csv, not " + probe.table().file());
    }
    if (!probe.table().columns().get(0).equals("step")) {
      throw new IllegalArgumentException(
          "the first column of its table must be step, not " + probe.table().columns().get(0));
    }
  }
}
