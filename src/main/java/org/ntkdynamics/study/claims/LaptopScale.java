package org.ntkdynamics.study.claims;

import java.util.List;
import org.ntkdynamics.judge.LabelStatements.Course;

/**
 * The networks of Figure 4 of Seleznova &amp; Kutyniok on 5000 images with five seeds, which take
 * five hours: what {@code reports/figure-4-seeds} holds of them.
 */
final class LaptopScale {
  /** In words, before what is said of them. */
  static final String SETTING =
      "20 layers of 300, 5000 images, 3000 steps, 5 seeds (reports/figure-4-seeds)";

  /** For each seed its courses, ascending in σw². */
  static final List<List<Course>> COURSES =
      List.of(
          List.of(
              new Course(0.4969, 0.06126, 0.08489, 1.835e-2, 0.07954, 0.8568),
              new Course(0.2060, 0.08780, 0.6195, 2.086e-4, 0.08801, 0.9392),
              new Course(0.05133, 0.2020, 0.8830, 6.245e-4, 0.2026, 0.8255)),
          List.of(
              new Course(0.3727, 0.07943, 0.1716, 1.851e-2, 0.04830, 0.5004),
              new Course(0.2553, 0.08544, 0.5385, 1.669e-4, 0.08560, 0.9762),
              new Course(0.07285, 0.1516, 0.8490, 3.128e-4, 0.1519, 0.8942)),
          List.of(
              new Course(0.3505, 0.07415, 0.06472, 3.172e-2, 0.1047, 0.4067),
              new Course(0.2343, 0.09048, 0.5307, 3.402e-5, 0.09045, 0.9662),
              new Course(0.06151, 0.1965, 0.8652, 1.990e-4, 0.1967, 0.8240)),
          List.of(
              new Course(0.4770, 0.06144, 0.08335, 2.833e-2, 0.08962, 0.8077),
              new Course(0.2255, 0.07961, 0.5936, 2.878e-4, 0.07989, 0.9635),
              new Course(0.07673, 0.1732, 0.8361, 1.118e-3, 0.1743, 0.8060)),
          List.of(
              new Course(0.5312, 0.07401, 0.1040, 2.792e-2, 0.1007, 0.6855),
              new Course(0.2388, 0.07825, 0.5377, 2.647e-4, 0.07851, 0.9659),
              new Course(0.04216, 0.1921, 0.9053, 4.889e-3, 0.1970, 0.8576)));

  /** For each seed what became of its kernels, ascending in σw². */
  static final List<List<KernelGrowth>> GROWTH =
      List.of(
          List.of(
              new KernelGrowth(0.5446, 0.5078, 63.28),
              new KernelGrowth(0.1867, 0.1815, 0.8084),
              new KernelGrowth(0.03215, 0.03325, 0.9470)),
          List.of(
              new KernelGrowth(0.4265, 0.3849, 56.61),
              new KernelGrowth(0.2393, 0.2385, 0.7399),
              new KernelGrowth(0.05529, 0.05349, 0.8906)),
          List.of(
              new KernelGrowth(0.4960, 0.3933, 195.9),
              new KernelGrowth(0.2204, 0.2160, 0.6642),
              new KernelGrowth(0.04731, 0.04661, 0.9284)),
          List.of(
              new KernelGrowth(0.5124, 0.4121, 105.7),
              new KernelGrowth(0.2051, 0.2003, 0.7484),
              new KernelGrowth(0.05399, 0.05486, 0.9485)),
          List.of(
              new KernelGrowth(0.5540, 0.4358, 82.80),
              new KernelGrowth(0.2127, 0.2120, 0.6273),
              new KernelGrowth(0.02432, 0.02236, 0.9428)));

  private LaptopScale() {}
}
