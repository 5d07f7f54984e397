package org.ntkdynamics.training;

import java.util.List;

/** The loss and the hits of some samples, summed. */
record Score(double lossSum, int hits, int samples) {
  static final Score ZERO = new Score(0, 0, 0);

  /**
   * Scores outputs.
   *
   * @param outputs the outputs of each sample, those of one after those of the other
   * @param targets what they should be, likewise
   * @param width the number of outputs of a sample
   */
  static Score of(double[] outputs, double[] targets, int width) {
    double lossSum = 0;
    int hits = 0;
    for (int from = 0; from < outputs.length; from += width) {
      for (int i = from; i < from + width; i++) {
        double residual = outputs[i] - targets[i];
        lossSum += residual * residual / 2;
      }
      if (isHit(outputs, targets, from, width)) {
        hits++;
      }
    }
    return new Score(lossSum, hits, outputs.length / width);
  }

  /** Whether the outputs of a sample, from a place on, name its class. */
  static boolean isHit(double[] outputs, double[] targets, int from, int width) {
    if (width == 1) {
      return outputs[from] * targets[from] > 0;
    }
    return largest(outputs, from, width) == largest(targets, from, width);
  }

  private static int largest(double[] values, int from, int width) {
    int largest = from;
    for (int i = from + 1; i < from + width; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  Score plus(Score other) {
    return new Score(lossSum + other.lossSum, hits + other.hits, samples + other.samples);
  }

  /** The sum of scores in the order given. */
  static Score sum(List<Score> scores) {
    return scores.stream().reduce(ZERO, Score::plus);
  }

  Evaluation evaluation() {
    return new Evaluation(lossSum / samples, (double) hits / samples);
  }
}
