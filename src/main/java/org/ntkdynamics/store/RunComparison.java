package org.ntkdynamics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ntkdynamics.spec.SpecDifferences;

/**
 * How the numbers of one run differ from those of another.
 *
 * @param reference the root of the run that is compared with
 * @param run the root of the run that is compared
 * @param spec where their specs differ, a line a key
 * @param software where the programs and machines that computed them last differ, a line a fact
 * @param units the units of either, by key
 */
public record RunComparison(
    String reference, String run, List<String> spec, List<String> software, List<Unit> units) {
  public RunComparison {
    spec = List.copyOf(spec);
    software = List.copyOf(software);
    units = List.copyOf(units);
  }

  /**
   * A unit of two runs.
   *
   * @param key its name
   * @param files its tables, kernels and claim, by name; those of one run alone too
   */
  public record Unit(String key, List<FileComparison> files) {
    public Unit {
      files = List.copyOf(files);
    }
  }

  /** Whether neither has any numbers yet. */
  public boolean isEmpty() {
    return units.stream().allMatch(unit -> unit.files().isEmpty());
  }

  /** Whether all numbers of both are the same to the last bit. */
  public boolean isSame() {
    return units.stream().flatMap(unit -> unit.files().stream()).allMatch(FileComparison::isSame);
  }

  /**
   * Compares two runs.
   *
   * @throws StoreException if a file does not hold what it should
   */
  public static RunComparison of(RunDirectory reference, RunDirectory run) {
    TreeSet<String> keys = new TreeSet<>();
    reference.units().forEach(unit -> keys.add(unit.key()));
    run.units().forEach(unit -> keys.add(unit.key()));
    List<Unit> units =
        keys.stream()
            .map(key -> new Unit(key, FileComparison.of(reference.unit(key), run.unit(key))))
            .toList();
    return new RunComparison(
        reference.root().toString(),
        run.root().toString(),
        spec(reference, run),
        software(reference, run),
        units);
  }

  /** A spec names the models, and files of one name may hold two networks. */
  private static List<String> spec(RunDirectory reference, RunDirectory run) {
    List<String> differences =
        new ArrayList<>(SpecDifferences.between(reference.config(), run.config()));
    for (ModelRow before : reference.models()) {
      run.models().stream()
          .filter(after -> after.file().equals(before.file()))
          .filter(after -> !after.sha256().equals(before.sha256()))
          .map(after -> "SHA-256 of " + after.file() + digests(before, after))
          .forEach(differences::add);
    }
    return differences;
  }

  private static String digests(ModelRow before, ModelRow after) {
    return " was " + before.sha256() + ", is " + after.sha256();
  }

  private static List<String> software(RunDirectory reference, RunDirectory run) {
    Optional<Session> before = lastSession(reference);
    Optional<Session> after = lastSession(run);
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    List<String> differences =
        new ArrayList<>(SpecDifferences.between(before.get().software(), after.get().software()));
    differences.addAll(SpecDifferences.between(before.get().machine(), after.get().machine()));
    return differences;
  }

  private static Optional<Session> lastSession(RunDirectory run) {
    return run.provenance().map(p -> p.sessions().get(p.sessions().size() - 1));
  }
}
