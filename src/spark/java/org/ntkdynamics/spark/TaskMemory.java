package org.ntkdynamics.spark;

import java.util.function.Supplier;

/** What becomes of a task that has too little memory. */
final class TaskMemory {
  private TaskMemory() {}

  /**
   * Does the work of a task. Spark ends an executor for want of memory, with all that is at work on
   * it, even where that is but a cause of what was thrown: it is told in words, and the task fails
   * alone.
   *
   * @throws IllegalStateException if the memory does not suffice
   */
  static <T> T suffices(Supplier<T> work) {
    String lack;
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      lack = String.valueOf(e.getMessage());
    }
    throw new IllegalStateException(
        "out of memory: "
            + lack
            + "; ask for less, for fewer cores an executor, or allow more:"
            + " spark.executor.memory, spark.ntk.arrayMemory");
  }
}
