package org.ntkdynamics.study.claims;

import java.util.List;
import org.ntkdynamics.judge.LabelStatements.Course;

/**
 * The networks of Figure 4 of Seleznova &amp; Kutyniok at its own scale, where a training takes
 * hours: what {@code src/test/reference/label_awareness.py} measured of three networks a phase.
 */
final class PaperScale {
  /** In words, before what is said of them. */
  static final String SETTING =
      "20 layers of 300, 60000 images, 3000 steps, 3 networks a phase trained in PyTorch"
          + " (docs/results.md)";

  /** For each set of three networks their courses, ascending in σw². */
  static final List<List<Course>> COURSES =
      List.of(
          List.of(
              course(0.501, 0.0278, 0.043, 4.50e-3, 0.0301),
              course(0.442, 0.0381, 0.283, 1.93e-4, 0.0382),
              course(0.303, 0.0586, 0.469, 7.84e-5, 0.0583)),
          List.of(
              course(0.464, 0.0264, 0.376, 1.71e-3, 0.0261),
              course(0.488, 0.0404, 0.281, 7.04e-5, 0.0404),
              course(0.333, 0.0536, 0.346, 7.71e-4, 0.0540)),
          List.of(
              course(0.324, 0.0288, 0.114, 8.53e-3, 0.0361),
              course(0.462, 0.0344, 0.174, 1.32e-4, 0.0345),
              course(0.356, 0.0459, 0.212, 6.91e-4, 0.0461)));

  /** For each set of three networks what became of their kernels, ascending in σw². */
  static final List<List<KernelGrowth>> GROWTH =
      List.of(
          List.of(
              new KernelGrowth(0.590, 0.445, Double.NaN),
              new KernelGrowth(0.421, 0.384, Double.NaN),
              new KernelGrowth(0.273, 0.229, Double.NaN)),
          List.of(
              new KernelGrowth(0.386, 0.391, Double.NaN),
              new KernelGrowth(0.462, 0.384, Double.NaN),
              new KernelGrowth(0.399, 0.249, Double.NaN)),
          List.of(
              new KernelGrowth(0.508, 0.331, Double.NaN),
              new KernelGrowth(0.452, 0.401, Double.NaN),
              new KernelGrowth(0.368, 0.303, Double.NaN)));

  private PaperScale() {}

  /** The distances between its kernels were not measured. */
  private static Course course(
      double gapAtBest,
      double leastTestLoss,
      double openAtEnd,
      double rise,
      double generalizationGap) {
    return new Course(gapAtBest, leastTestLoss, openAtEnd, rise, generalizationGap, Double.NaN);
  }
}
