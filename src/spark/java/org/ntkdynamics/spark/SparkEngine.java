package org.ntkdynamics.spark;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkdynamics.study.EngineException;
import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.OpenUnits;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.UnitEngine;

/** Works on units on a cluster; this process is the driver and keeps the run. */
final class SparkEngine implements UnitEngine {
  private final EngineRequest request;

  SparkEngine(EngineRequest request) {
    this.request = request;
  }

  @Override
  public void check(List<? extends Unit> units) {
    SparkSettings.of(request, System.getenv());
  }

  @Override
  public void work(OpenUnits open) {
    if (open.units().isEmpty()) {
      return;
    }
    SparkConf conf = SparkSettings.of(request, System.getenv());
    try (JavaSparkContext spark = connect(conf)) {
      new SparkSweep(spark, open, request).run();
    }
  }

  private static JavaSparkContext connect(SparkConf conf) {
    try {
      return new JavaSparkContext(conf);
    } catch (RuntimeException | ExceptionInInitializerError e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new EngineException(
          conf.get("spark.master") + ": no application of Spark can be started there: " + reason,
          e);
    }
  }
}
