package org.ntkdynamics.bench;

import org.nd4j.linalg.api.ndarray.INDArray;

/** One of the programs that are compared. */
public interface Peer {
  /** What it is and its version. */
  String name();

  /**
   * Makes ready what shall not be timed.
   *
   * @param task the task's name and arguments
   * @return the work, to be run any number of times
   */
  Work prepare(String... task);

  /** Work that is timed. */
  @FunctionalInterface
  interface Work {
    /** Does the work; what comes back is read after the clock has stopped. */
    Result run();
  }

  /** What a piece of work computed. */
  @FunctionalInterface
  interface Result {
    /** The numbers, in the order of our own arrays. */
    INDArray array();
  }

  /** The refusal of a task. */
  static IllegalArgumentException unknown(String... task) {
    return new IllegalArgumentException("no such task: " + String.join(" ", task));
  }
}
