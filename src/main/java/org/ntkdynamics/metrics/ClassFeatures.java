package org.ntkdynamics.metrics;

import java.util.List;

/**
 * The last hidden layer's activations on C classes of m samples each, taken apart into class means
 * and what is left within the classes.
 */
public final class ClassFeatures {
  private final double[][] samples;
  private final int[] labels;
  private final double[][] means;
  private final double[] mean;

  /**
   * Takes features apart.
   *
   * @param samples h, a row a sample, shape {@code [N, n]}; kept, not copied
   * @param labels the class of each sample, of 0 … C - 1
   * @throws IllegalArgumentException unless each of at least two classes has N/C samples
   */
  public ClassFeatures(double[][] samples, List<Integer> labels) {
    this.samples = samples;
    this.labels = labels.stream().mapToInt(Integer::intValue).toArray();
    int classes = 1 + labels.stream().mapToInt(Integer::intValue).max().orElse(0);
    checkBalance(classes);
    this.means = new double[classes][samples[0].length];
    this.mean = new double[samples[0].length];
    for (int i = 0; i < samples.length; i++) {
      for (int k = 0; k < mean.length; k++) {
        means[this.labels[i]][k] += samples[i][k] / perClass();
        mean[k] += samples[i][k] / samples.length;
      }
    }
  }

  private void checkBalance(int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    boolean isBalanced = classes > 1 && labels.length == samples.length;
    for (int count : counts) {
      isBalanced &= count * classes == samples.length;
    }
    if (!isBalanced) {
      throw new IllegalArgumentException(
          samples.length + " samples are not two or more classes of one size");
    }
  }

  /** The number C of classes. */
  public int classes() {
    return means.length;
  }

  /** The number m of samples a class. */
  public int perClass() {
    return samples.length / means.length;
  }

  /** The number n of features. */
  public int width() {
    return mean.length;
  }

  /** The number N of samples. */
  int size() {
    return samples.length;
  }

  int label(int i) {
    return labels[i];
  }

  /** {@code h̄_c}; a view. */
  double[] mean(int c) {
    return means[c];
  }

  /** {@code h̄}; a view. */
  double[] mean() {
    return mean;
  }

  /** {@code h_i - h̄_c(i)}, shape {@code [N, n]}. */
  double[][] within() {
    double[][] within = new double[samples.length][];
    for (int i = 0; i < within.length; i++) {
      within[i] = minus(samples[i], means[labels[i]]);
    }
    return within;
  }

  /** The columns {@code h̄_c - h̄} of M as rows, shape {@code [C, n]}. */
  double[][] between() {
    double[][] between = new double[means.length][];
    for (int c = 0; c < between.length; c++) {
      between[c] = minus(means[c], mean);
    }
    return between;
  }

  /** The class whose mean is nearest to a sample, the first of equals. */
  int nearest(int i) {
    int nearest = 0;
    for (int c = 1; c < means.length; c++) {
      if (squaredNorm(minus(samples[i], means[c]))
          < squaredNorm(minus(samples[i], means[nearest]))) {
        nearest = c;
      }
    }
    return nearest;
  }

  static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k] - b[k];
    }
    return difference;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double squaredNorm(double[] a) {
    return dot(a, a);
  }
}
