package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ntkdynamics.spec.ModelRef;
import org.ntkdynamics.spec.SpecDifferences;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.spec.TrainingExperiment;

/**
 * Puts the units of runs of one spec, computed apart, into one run. The runs are left as they are.
 *
 * <p>A unit that has ended in several must have the same bytes in all; one that has ended nowhere
 * is taken from where it got farthest.
 */
public final class RunMerge {
  private final List<RunDirectory> runs;
  private final RunDirectory first;

  private RunMerge(List<RunDirectory> runs) {
    this.runs = runs;
    this.first = runs.get(0);
  }

  /**
   * Merges runs. The new directory appears whole or not at all.
   *
   * @param runs at least one
   * @param root a directory that does not exist yet or is empty
   * @param reader reads specs of their kind
   * @param finish writes what sums up all units, before the directory appears
   * @throws StoreException if a process of this machine works on one of the runs, specs, data or
   *     the bytes of a unit differ, a kernel is damaged, or the directory cannot be used
   */
  public static RunDirectory merge(
      List<RunDirectory> runs, Path root, SpecReader reader, Consumer<RunDirectory> finish) {
    runs.forEach(RunMerge::refuseAtWork);
    RunMerge merge = new RunMerge(List.copyOf(runs));
    merge.refuseOtherSpecs();
    merge.refuseOtherData();
    Map<String, UnitDirectory> units = merge.units();
    units.values().forEach(UnitFiles::refuseDamaged);
    refuseUsed(root);
    Path target = root.toAbsolutePath().normalize();
    Path beside =
        target.resolveSibling("." + target.getFileName() + '.' + ProcessHandle.current().pid());
    try {
      finish.accept(merge.write(beside, units, reader));
      Files.deleteIfExists(beside.resolve(RunLock.FILE_NAME));
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be written: " + e.getMessage(), e);
    } finally {
      UnitFiles.delete(beside);
    }
    return RunDirectory.open(root, reader);
  }

  /** What is written while it is copied would be a kernel here and not there. */
  private static void refuseAtWork(RunDirectory run) {
    RunLock.Holder holder = run.holder();
    if (holder.state() == RunLock.Holder.State.AT_WORK) {
      throw new StoreException(
          run.root() + ": process " + holder.name() + " works on it; wait for it, or stop it");
    }
  }

  private static void refuseUsed(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> entries = Files.isDirectory(root) ? Files.list(root) : Stream.of(root)) {
      if (entries.findAny().isPresent()) {
        throw new StoreException(root + ": is not empty; a run needs a new or empty directory");
      }
    } catch (IOException e) {
      throw new StoreException(root + ": cannot be listed; name a directory you may read", e);
    }
  }

  private void refuseOtherSpecs() {
    for (RunDirectory run : runs) {
      List<String> differences = SpecDifferences.between(first.config(), run.config());
      if (!differences.isEmpty()) {
        throw new StoreException(
            run.specFile()
                + ": differs from "
                + first.specFile()
                + ": "
                + String.join("; ", differences)
                + "; only runs of one spec can be merged");
      }
    }
  }

  private void refuseOtherData() {
    List<String> expected = digests(first);
    for (RunDirectory run : runs) {
      if (!digests(run).equals(expected)) {
        throw new StoreException(
            run.provenanceFile()
                + ": not the data of "
                + first.provenanceFile()
                + ": SHA-256 of the files are "
                + digests(run)
                + ", there "
                + expected);
      }
    }
  }

  private static List<String> digests(RunDirectory run) {
    Provenance provenance =
        run.provenance()
            .orElseThrow(
                () ->
                    new StoreException(
                        run.provenanceFile() + ": no such file; the run was never begun"));
    return provenance.datasetFiles().stream().map(DatasetFile::sha256).toList();
  }

  /** Where each unit is taken from, by key. */
  private Map<String, UnitDirectory> units() {
    SortedMap<String, UnitDirectory> chosen = new TreeMap<>();
    for (RunDirectory run : runs) {
      for (UnitDirectory unit : run.units()) {
        chosen.merge(unit.key(), unit, RunMerge::better);
      }
    }
    return chosen;
  }

  private static UnitDirectory better(UnitDirectory one, UnitDirectory other) {
    Optional<UnitStatus> before = one.status();
    Optional<UnitStatus> after = other.status();
    boolean hasEnded = before.filter(UnitStatus::hasEnded).isPresent();
    boolean otherHasEnded = after.filter(UnitStatus::hasEnded).isPresent();
    if (hasEnded && otherHasEnded) {
      UnitFiles.refuseDifference(one, other);
      return one;
    }
    if (hasEnded != otherHasEnded) {
      return hasEnded ? one : other;
    }
    int step = before.map(UnitStatus::step).orElse(-1);
    return after.map(UnitStatus::step).orElse(-1) > step ? other : one;
  }

  private RunDirectory write(Path root, Map<String, UnitDirectory> units, SpecReader reader)
      throws IOException {
    RunDirectory merged = RunDirectory.create(root, first.config(), reader);
    copyShared(RunDirectory::subsampleFile, merged);
    copyShared(RunDirectory::splitFile, merged);
    copyShared(RunDirectory::scalingFile, merged);
    copyShared(RunDirectory::modelsFile, merged);
    if (first.config() instanceof TrainingExperiment training) {
      for (ModelRef model : training.network().model()) {
        copyShared(run -> run.root().resolve(model.copy()), merged);
      }
    }
    for (UnitDirectory unit : units.values()) {
      UnitFiles.copy(unit, merged.unit(unit.key()));
    }
    merged.writeProvenance(provenance());
    return merged;
  }

  private void copyShared(Function<RunDirectory, Path> file, RunDirectory merged)
      throws IOException {
    Path expected = file.apply(first);
    if (!Files.isRegularFile(expected)) {
      return;
    }
    for (RunDirectory run : runs) {
      Path other = file.apply(run);
      if (!Files.isRegularFile(other) || Files.mismatch(expected, other) >= 0) {
        throw new StoreException(other + ": differs from " + expected);
      }
    }
    UnitFiles.copy(expected, file.apply(merged));
  }

  /** Every session of all, by the time it began. */
  private Provenance provenance() {
    List<Provenance> all = runs.stream().flatMap(run -> run.provenance().stream()).toList();
    List<Session> sessions =
        all.stream()
            .flatMap(provenance -> provenance.sessions().stream())
            .distinct()
            .sorted(Comparator.comparing(Session::started))
            .toList();
    return new Provenance(all.get(0).spec(), all.get(0).datasetFiles(), sessions);
  }
}
