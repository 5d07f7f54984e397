package org.ntkdynamics.metrics;

import org.ntkdynamics.matrix.SquareMatrix;

/**
 * How far the features of a network have collapsed on their class means (Papyan, Han & Donoho, PNAS
 * 2020). M is the matrix {@code [n, C]} of the class means less their mean, norms are Frobenius'.
 *
 * @param nc1 {@code tr(Σ_B⁺ Σ_W)/C} with {@code Σ_W = (1/N) Σ_i (h_i - h̄_c)(h_i - h̄_c)ᵀ} and
 *     {@code Σ_B = (1/C) M Mᵀ}: the spread within classes beside that between them, 0 in collapse
 * @param nc1Deviation the mean over classes and features of the standard deviation (divisor: m)
 *     within the class, as Seleznova et al., NeurIPS 2023, have it; it has the features' unit
 * @param nc2 {@code ‖MᵀM/‖MᵀM‖ - (I - 11ᵀ/C)/√(C-1)‖}: how far the means are from a simplex
 * @param nc3 {@code ‖M/‖M‖ - Wᵀ/‖W‖‖}: how far the last layer's weights are from the means; NaN
 *     unless there is an output a class
 * @param nc4 the share of samples for which the nearest class mean and the network's answer agree
 */
public record NeuralCollapse(double nc1, double nc1Deviation, double nc2, double nc3, double nc4) {
  /** Eigenvalues below this share of the largest are rounding of zeros. */
  private static final double RANK = 1e-12;

  /**
   * Measures.
   *
   * @param features of all samples
   * @param weights the last layer's W, a row an output, shape {@code [K, n]}
   * @param answers the network's class of each sample
   */
  public static NeuralCollapse of(ClassFeatures features, double[][] weights, int[] answers) {
    double[][] within = features.within();
    double[][] between = features.between();
    return new NeuralCollapse(
        papyan(within, between),
        deviation(features, within),
        simplex(between),
        duality(between, weights),
        agreement(features, answers));
  }

  /**
   * In the span of the C means, where the pseudo-inverse lives: {@code (MMᵀ)⁺ = M (G⁺)² Mᵀ} with
   * {@code G = MᵀM}, so that the trace is that of {@code G⁺ (MᵀΣ_W M) G⁺}.
   */
  private static double papyan(double[][] within, double[][] between) {
    int classes = between.length;
    Eigenpairs gram = Eigenpairs.top(gram(between), classes);
    double trace = 0;
    for (int rank = 0; rank < classes && gram.value(rank) > RANK * gram.value(0); rank++) {
      double[] direction = combine(between, gram.vector(rank));
      double spread = 0;
      for (double[] rest : within) {
        double along = ClassFeatures.dot(rest, direction);
        spread += along * along / within.length;
      }
      trace += spread / (gram.value(rank) * gram.value(rank));
    }
    return gram.value(0) > 0 ? trace : Double.NaN; // Σ_B⁺ has C, the mean over classes takes it.
  }

  private static double[] combine(double[][] rows, double[] factors) {
    double[] sum = new double[rows[0].length];
    for (int c = 0; c < rows.length; c++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += factors[c] * rows[c][k];
      }
    }
    return sum;
  }

  private static SquareMatrix gram(double[][] rows) {
    double[] entries = new double[rows.length * rows.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = ClassFeatures.dot(rows[i / rows.length], rows[i % rows.length]);
    }
    return SquareMatrix.takeOver(rows.length, entries);
  }

  private static double deviation(ClassFeatures features, double[][] within) {
    double[][] squares = new double[features.classes()][features.width()];
    for (int i = 0; i < within.length; i++) {
      for (int k = 0; k < features.width(); k++) {
        squares[features.label(i)][k] += within[i][k] * within[i][k];
      }
    }
    double sum = 0;
    for (double[] ofClass : squares) {
      for (double square : ofClass) {
        sum += Math.sqrt(square / features.perClass());
      }
    }
    return sum / features.classes() / features.width();
  }

  private static double simplex(double[][] between) {
    int classes = between.length;
    SquareMatrix gram = gram(between);
    double norm = Math.sqrt(Kernels.squaredNorm(gram));
    double squares = 0;
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        double simplex = ((i == j ? 1 : 0) - 1.0 / classes) / Math.sqrt(classes - 1.0);
        squares += Math.pow(gram.at(i, j) / norm - simplex, 2);
      }
    }
    return Math.sqrt(squares);
  }

  private static double duality(double[][] between, double[][] weights) {
    if (weights.length != between.length) {
      return Double.NaN;
    }
    double betweenNorm = norm(between);
    double weightNorm = norm(weights);
    double squares = 0;
    for (int c = 0; c < between.length; c++) {
      for (int k = 0; k < between[c].length; k++) {
        squares += Math.pow(between[c][k] / betweenNorm - weights[c][k] / weightNorm, 2);
      }
    }
    return Math.sqrt(squares);
  }

  private static double norm(double[][] rows) {
    double squares = 0;
    for (double[] row : rows) {
      squares += ClassFeatures.dot(row, row);
    }
    return Math.sqrt(squares);
  }

  private static double agreement(ClassFeatures features, int[] answers) {
    int agree = 0;
    for (int i = 0; i < answers.length; i++) {
      agree += features.nearest(i) == answers[i] ? 1 : 0;
    }
    return (double) agree / answers.length;
  }
}
