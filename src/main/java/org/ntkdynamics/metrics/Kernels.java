package org.ntkdynamics.metrics;

import java.util.List;

/** Frobenius products of kernels, and the kernel of labels. */
final class Kernels {
  private Kernels() {}

  /** Throws an IllegalArgumentException unless the kernel has the shape {@code [size, size]}. */
  static void checkSquare(double[][] kernel, int size) {
    boolean isSquare = kernel.length == size && size > 0;
    for (double[] row : kernel) {
      isSquare &= row.length == size;
    }
    if (!isSquare) {
      throw new IllegalArgumentException(
          "the kernel must have the shape [N, N] with N of at least 1, here N = " + size);
    }
  }

  /** {@code <A, B> = Σ_ij A_ij B_ij}. */
  static double product(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += a[i][j] * b[i][j];
      }
    }
    return sum;
  }

  /** The cosine {@code <A, B>/(‖A‖‖B‖)}. */
  static double cosine(double[][] a, double[][] b) {
    return product(a, b) / Math.sqrt(product(a, a)) / Math.sqrt(product(b, b));
  }

  /** {@code Y Yᵀ} of one-hot labels: 1 where two samples have one class, 0 elsewhere. */
  static double[][] ofLabels(List<Integer> labels) {
    double[][] kernel = new double[labels.size()][labels.size()];
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] = labels.get(i).equals(labels.get(j)) ? 1 : 0;
      }
    }
    return kernel;
  }

  /** {@code H A H} with {@code H = I - 11ᵀ/N}: every row and column has mean 0. */
  static double[][] centre(double[][] kernel) {
    int n = kernel.length;
    double[] rowMeans = new double[n];
    double[] columnMeans = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rowMeans[i] += kernel[i][j] / n;
        columnMeans[j] += kernel[i][j] / n;
      }
      mean += rowMeans[i] / n;
    }
    double[][] centred = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred[i][j] = kernel[i][j] - rowMeans[i] - columnMeans[j] + mean;
      }
    }
    return centred;
  }
}
