package org.ntkdynamics.metrics;

import java.util.List;

/** How much a kernel looks like the kernel {@code YYᵀ} of one-hot labels. */
public final class KernelAlignment {
  private KernelAlignment() {}

  /**
   * The alignment {@code <K, YYᵀ>/(‖K‖‖YYᵀ‖)}, Frobenius.
   *
   * @param kernel shape {@code [N, N]}
   * @param labels the class of each sample
   * @return at most 1, which {@code K = c·YYᵀ} attains
   */
  public static double of(double[][] kernel, List<Integer> labels) {
    Kernels.checkSquare(kernel, labels.size());
    return Kernels.cosine(kernel.length, (i, j) -> kernel[i][j], Kernels.ofLabels(labels));
  }

  /**
   * The alignment of the centred kernels {@code HKH} and {@code HYYᵀH}, {@code H = I - 11ᵀ/N},
   * which a constant added to the kernel does not change.
   */
  public static double centred(double[][] kernel, List<Integer> labels) {
    Kernels.checkSquare(kernel, labels.size());
    int n = kernel.length;
    return Kernels.cosine(
        n, Kernels.centre(n, (i, j) -> kernel[i][j]), Kernels.centre(n, Kernels.ofLabels(labels)));
  }
}
