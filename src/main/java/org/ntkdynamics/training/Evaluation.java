package org.ntkdynamics.training;

import java.util.BitSet;

/**
 * How well a network does on some samples.
 *
 * @param loss the mean over the samples of {@code ½‖f(x) - y/α‖²}, α being 1 unless a task scales
 *     outputs
 * @param accuracy the share of samples whose largest output is that of their class; with a single
 *     output, whose sign is right
 */
public record Evaluation(double loss, double accuracy) {

  /**
   * That of some outputs.
   *
   * @param outputs the outputs of each sample, those of one after those of the other
   * @param targets what they should be, likewise
   * @param width the number of outputs of a sample
   */
  public static Evaluation of(double[] outputs, double[] targets, int width) {
    return Score.of(outputs, targets, width).evaluation();
  }

  /** The samples whose class is named rightly; arguments as of {@link #of}. */
  public static BitSet hits(double[] outputs, double[] targets, int width) {
    BitSet hits = new BitSet();
    for (int i = 0; i < outputs.length / width; i++) {
      hits.set(i, Score.isHit(outputs, targets, i * width, width));
    }
    return hits;
  }
}
