package org.ntkdynamics.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.ntkdynamics.study.EngineException;

/** What it means for a unit, or for all, that a job of Spark has failed. */
final class SparkLoss {
  private SparkLoss() {}

  /**
   * The unit has failed, unless the application has ended, and with it every unit.
   *
   * @param cause what Spark has thrown
   */
  static RuntimeException of(JavaSparkContext spark, Throwable cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return spark.sc().isStopped()
        ? new UncheckedIOException(
            "the application of Spark has ended: " + reason, new IOException(cause))
        : new EngineException(reason, cause);
  }
}
