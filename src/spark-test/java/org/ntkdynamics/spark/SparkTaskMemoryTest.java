package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.executor.Executor;
import org.junit.jupiter.api.Test;

class SparkTaskMemoryTest {
  private static final int CAUSES = 5; // spark.executor.killOnFatalErrorDepth

  @Test
  void aTaskThatRunsOutOfMemoryFailsAlone() {
    OutOfMemoryError exhausted = new OutOfMemoryError("Java heap space");
    assertTrue(Executor.isFatalError(exhausted, CAUSES), "else there is nothing to prevent");
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                TaskMemory.suffices(
                    () -> {
                      throw exhausted;
                    }));
    assertFalse(Executor.isFatalError(failure, CAUSES));
    String reason = String.valueOf(failure.getMessage());
    assertTrue(reason.startsWith("out of memory: Java heap space; "), reason);
    assertTrue(reason.contains("spark.executor.memory"), reason);
  }

  @Test
  void whatSufficesIsPassedOn() {
    assertEquals("done", TaskMemory.suffices(() -> "done"));
  }
}
