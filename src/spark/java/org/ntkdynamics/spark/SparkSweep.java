package org.ntkdynamics.spark;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.study.EngineException;
import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.OpenUnits;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.UnitOrder;

/**
 * The units of a run, each a job of Spark with one task, so that one which fails for good, after
 * Spark has tried again elsewhere, takes no other with it; of a unit that draws networks, the draws
 * are divided, and each set of them is a job. What comes back is the unit's files, or the raw
 * draws; which executor had them, how often they were tried, or whether twice at once, shows in
 * none.
 */
final class SparkSweep {
  /** How many units Spark is given at once, unless asked otherwise; it works on as many as fit. */
  private static final int WAITING_DEFAULT = 256;

  private static final long LOOK_MILLIS = 200;

  private final JavaSparkContext spark;
  private final OpenUnits open;
  private final EngineRequest request;
  private final SparkDraws draws;

  SparkSweep(JavaSparkContext spark, OpenUnits open, EngineRequest request) {
    this.spark = spark;
    this.open = open;
    this.request = request;
    this.draws = new SparkDraws(spark, open.monitor());
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
    if (unit.drawSets().isEmpty()) {
      block(unit).ifPresent(block -> open.accept(unit, block, request.allowMixed()));
    } else {
      open.drawElsewhere(unit, draws, request.allowMixed());
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
      RuntimeException loss = SparkLoss.of(spark, e);
      if (!(loss instanceof EngineException)) {
        throw loss;
      }
      open.failed(unit, String.valueOf(loss.getMessage()));
      return Optional.empty();
    }
  }
}
