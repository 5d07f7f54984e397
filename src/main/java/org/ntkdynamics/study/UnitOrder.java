package org.ntkdynamics.study;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.SpecWriter;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitBlock;

/**
 * All that another process needs to work on a unit, beside this program, the data and the run's
 * models: the spec, the unit's key, and what there is of the unit, so that a training goes on from
 * its checkpoint.
 */
public final class UnitOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String spec;
  private final String directory;
  private final @Nullable String begun;
  private final ArrayList<String> digests;
  private final UnitBlock files;

  private UnitOrder(
      String key,
      String spec,
      Path directory,
      @Nullable String begun,
      List<String> digests,
      UnitBlock files) {
    this.key = key;
    this.spec = spec;
    this.directory = directory.toString(); // A path is not serializable.
    this.begun = begun;
    this.digests = new ArrayList<>(digests);
    this.files = files;
  }

  static UnitOrder of(Unit unit, RunDirectory run) {
    Provenance provenance = run.provenance().orElseThrow();
    return new UnitOrder(
        unit.key(),
        SpecWriter.write(run.config()),
        run.root().toAbsolutePath(),
        provenance.spec(),
        provenance.datasetFiles().stream().map(file -> file.sha256()).toList(),
        UnitBlock.of(run.unit(unit.key())));
  }

  /**
   * Works on the unit in this process, in a directory that is removed at the end.
   *
   * @param threads how many threads it may use, at least 1
   * @param isStopRequested whether it should save its state and end
   * @return all its files, whatever way it ended
   * @throws org.ntkdynamics.data.DataException if the data here are not those of the run
   */
  public UnitBlock work(int threads, BooleanSupplier isStopRequested) {
    return new OrderedWork(key, spec, Path.of(directory), begun, digests, files)
        .work(threads, isStopRequested);
  }
}
