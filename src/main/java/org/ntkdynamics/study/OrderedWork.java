package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.store.UnitStatus;

/** The work on a unit that another process has ordered, by the lifecycle all units have. */
final class OrderedWork {
  private final String key;
  private final String spec;
  private final Path ordering;
  private final @Nullable String begun;
  private final List<String> digests;
  private final UnitBlock files;

  /**
   * @param ordering the run directory of the process that has ordered it
   */
  OrderedWork(
      String key,
      String spec,
      Path ordering,
      @Nullable String begun,
      List<String> digests,
      UnitBlock files) {
    this.key = key;
    this.spec = spec;
    this.ordering = ordering;
    this.begun = begun;
    this.digests = digests;
    this.files = files;
  }

  UnitBlock work(int threads, BooleanSupplier isStopRequested) {
    PreparedRun prepared = PreparedRun.of(spec, ordering);
    prepared.refuseOtherData(digests);
    Run run = prepared.run();
    Unit unit = prepared.unit(key);
    try (TemporaryDirectory root = TemporaryDirectory.create("ntk-unit")) {
      RunDirectory directory = Studies.create(root.path().resolve("run"), prepared.config());
      directory.writeProvenance(
          new Provenance(begun, run.datasetFiles(), List.of(Session.begin("unit " + key))));
      files.writeTo(directory.unit(key));
      Monitor monitor = new Monitor(isStopRequested);
      new OpenUnits(run, directory, List.of(unit), monitor).workOn(unit, threads);
      return UnitBlock.of(directory.unit(key));
    }
  }

  /** Nobody looks on here. */
  private record Monitor(BooleanSupplier stop) implements RunMonitor {
    @Override
    public void unitStarted(String key, int fromStep, int steps) {}

    @Override
    public void stepReached(String key, int step, OptionalDouble trainLoss) {}

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return stop.getAsBoolean();
    }
  }
}
