package org.ntkdynamics.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.LoggerFactory;

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
    Path root = temporary();
    try {
      RunDirectory directory = Studies.create(root.resolve("run"), prepared.config());
      directory.writeProvenance(
          new Provenance(begun, run.datasetFiles(), List.of(Session.begin("unit " + key))));
      files.writeTo(directory.unit(key));
      Monitor monitor = new Monitor(isStopRequested);
      new OpenUnits(run, directory, List.of(unit), monitor).workOn(unit, threads);
      return UnitBlock.of(directory.unit(key));
    } finally {
      delete(root);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ntk-unit");
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for a unit: " + e.getMessage(), e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The unit is done; what is left lies where the system tidies.
      LoggerFactory.getLogger(OrderedWork.class).warn("{}: cannot be deleted", root, e);
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
