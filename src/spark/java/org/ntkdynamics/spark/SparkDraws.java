package org.ntkdynamics.spark;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkdynamics.store.DrawBlock;
import org.ntkdynamics.study.DrawOrder;
import org.ntkdynamics.study.DrawingPlace;
import org.ntkdynamics.study.RunMonitor;

/** Draws on a cluster: a set of draws is a job of Spark, a block a task. */
final class SparkDraws implements DrawingPlace {
  private final JavaSparkContext spark;
  private final RunMonitor monitor;

  SparkDraws(JavaSparkContext spark, RunMonitor monitor) {
    this.spark = spark;
    this.monitor = monitor;
  }

  @Override
  public Future<List<DrawBlock>> draw(List<DrawOrder> orders) {
    if (monitor.isStopRequested()) {
      throw new CancellationException("stopped before drawing");
    }
    try {
      return spark.parallelize(orders, orders.size()).map(new DrawNetworks()).collectAsync();
    } catch (RuntimeException e) {
      throw SparkLoss.of(spark, e);
    }
  }

  @Override
  public RuntimeException lost(ExecutionException e) {
    if (monitor.isStopRequested()) {
      return new CancellationException("stopped while drawing");
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return SparkLoss.of(spark, cause);
  }
}
