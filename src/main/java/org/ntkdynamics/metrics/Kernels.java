package org.ntkdynamics.metrics;

import java.nio.DoubleBuffer;
import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;

/** Frobenius products of kernels, and the kernel of labels. */
final class Kernels {
  private Kernels() {}

  /** An N × N matrix that is worked out as it is read: a kernel may fill much of the memory. */
  @FunctionalInterface
  interface Entries {
    double at(int i, int j);
  }

  /** Throws an IllegalArgumentException unless the kernel has the shape {@code [size, size]}. */
  static void checkSize(SquareMatrix kernel, int size) {
    if (kernel.size() != size) {
      throw new IllegalArgumentException(
          "the kernel must have the shape [N, N] with N = " + size + ", not " + kernel.size());
    }
  }

  /** {@code ‖A‖² = Σ_ij A_ij²}. */
  static double squaredNorm(SquareMatrix kernel) {
    double sum = 0;
    DoubleBuffer values = kernel.values();
    while (values.hasRemaining()) {
      double value = values.get();
      sum += value * value;
    }
    return sum;
  }

  /** The cosine {@code <A, B>/(‖A‖‖B‖)} with {@code <A, B> = Σ_ij A_ij B_ij}. */
  static double cosine(SquareMatrix a, SquareMatrix b) {
    return cosine(a.size(), a::at, b::at);
  }

  /** The same of matrices of N rows and columns. */
  static double cosine(int n, Entries first, Entries second) {
    double product = 0;
    double squaredFirst = 0;
    double squaredSecond = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double a = first.at(i, j);
        double b = second.at(i, j);
        product += a * b;
        squaredFirst += a * a;
        squaredSecond += b * b;
      }
    }
    return product / Math.sqrt(squaredFirst) / Math.sqrt(squaredSecond);
  }

  /** {@code Y Yᵀ} of one-hot labels: 1 where two samples have one class, 0 elsewhere. */
  static Entries ofLabels(List<Integer> labels) {
    int[] classes = labels.stream().mapToInt(Integer::intValue).toArray();
    return (i, j) -> classes[i] == classes[j] ? 1 : 0;
  }

  /** {@code H A H} with {@code H = I - 11ᵀ/N}: every row and column has mean 0. */
  static Entries centre(int n, Entries kernel) {
    double[] rowMeans = new double[n];
    double[] columnMeans = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rowMeans[i] += kernel.at(i, j) / n;
        columnMeans[j] += kernel.at(i, j) / n;
      }
      mean += rowMeans[i] / n;
    }
    double overall = mean;
    return (i, j) -> kernel.at(i, j) - rowMeans[i] - columnMeans[j] + overall;
  }
}
