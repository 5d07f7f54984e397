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
        SpecDifferences.between(reference.config(), run.config()),
        software(reference, run),
        units);
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
