package org.ntkdynamics.metrics;

import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;

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
  public static double of(SquareMatrix kernel, List<Integer> labels) {
    Kernels.checkSize(kernel, labels.size());
    return Kernels.cosine(kernel.size(), kernel::at, Kernels.ofLabels(labels));
  }

  /**
   * The alignment of the centred kernels {@code HKH} and {@code HYYᵀH}, {@code H = I - 11ᵀ/N},
   * which a constant added to the kernel does not change.
   */
  public static double centred(SquareMatrix kernel, List<Integer> labels) {
    Kernels.checkSize(kernel, labels.size());
    int n = kernel.size();
    return Kernels.cosine(
        n, Kernels.centre(n, kernel::at), Kernels.centre(n, Kernels.ofLabels(labels)));
  }
}
