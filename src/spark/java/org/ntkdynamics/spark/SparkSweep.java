package org.ntkdynamics.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.OpenUnits;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.UnitOrder;

/**
 * The units of a run, each a job of Spark with one task, so that one which fails for good, after
 * Spark has tried again elsewhere, takes no other with it. What comes back is the unit's files;
 * which executor had it, how often it was tried, or whether twice at once, shows in none of them.
 */
final class SparkSweep {
  /** How many units Spark is given at once, unless asked otherwise; it works on as many as fit. */
  private static final int WAITING_DEFAULT = 256;

  private static final long LOOK_MILLIS = 200;

  private final JavaSparkContext spark;
  private final OpenUnits open;
  private final EngineRequest request;

  SparkSweep(JavaSparkContext spark, OpenUnits open, EngineRequest request) {
    this.spark = spark;
    this.open = open;
    this.request = request;
  }

  void run() {
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> look =
        watch.scheduleWithFixedDelay(
            this::cancelIfStopped, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      open.forEach(request.jobs().orElse(WAITING_DEFAULT), this::workOn);
    } finally {
      look.cancel(false);
      watch.shutdown();
    }
  }

  private void cancelIfStopped() {
    if (open.monitor().isStopRequested() && !spark.sc().isStopped()) {
      spark.sc().cancelAllJobs();
    }
  }

  private void workOn(Unit unit) {
    if (open.monitor().isStopRequested()) {
      return;
    }
    Optional<UnitBlock> block = block(unit);
    if (block.isPresent()) {
      open.accept(unit, block.get(), request.allowMixed());
    }
  }

  /** The files of a unit; empty if it was stopped or has failed, which is recorded. */
  private Optional<UnitBlock> block(Unit unit) {
    UnitOrder order = open.order(unit);
    try {
      return Optional.of(
          spark.parallelize(List.of(order), 1).map(new WorkOnUnit()).collect().get(0));
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare.
      if (open.monitor().isStopRequested()) {
        return Optional.empty();
      }
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      if (spark.sc().isStopped()) {
        throw new UncheckedIOException(
            "the application of Spark has ended: " + reason, new IOException(e));
      }
      open.failed(unit, reason);
      return Optional.empty();
    }
  }
}
