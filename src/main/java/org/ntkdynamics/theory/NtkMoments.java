package org.ntkdynamics.theory;

/**
 * Moments of {@code Θ(x,x) = Θ_W + Θ_b} at initialisation, with the parts of the weights and of the
 * biases. Immutable and thread-safe.
 */
public final class NtkMoments {
  private final ScaledNumber[][] joint;

  /**
   * @param joint {@code [order + 1][order + 1]}: {@code joint[i][j] = E[Θ_W^i Θ_b^j]} for i + j ≤
   *     order
   */
  NtkMoments(ScaledNumber[][] joint) {
    this.joint = joint;
  }

  /** The highest order i + j that is known. */
  public int order() {
    return joint.length - 1;
  }

  /**
   * {@code E[Θ_W^i Θ_b^j]}.
   *
   * @throws IllegalArgumentException if i + j exceeds {@link #order()} or one is negative
   */
  public ScaledNumber joint(int i, int j) {
    if (i < 0 || j < 0 || i + j > order()) {
      throw new IllegalArgumentException(
          "moments are known to order " + order() + ", not E[W^" + i + " b^" + j + "]");
    }
    return joint[i][j];
  }

  /**
   * {@code E[Θ^m]}.
   *
   * @throws IllegalArgumentException if m exceeds {@link #order()} or is negative
   */
  public ScaledNumber moment(int m) {
    ScaledNumber sum = ScaledNumber.ZERO;
    for (int i = 0; i <= Math.max(m, 0); i++) {
      sum = sum.plus(joint(i, m - i).times(MomentTransfer.binomial(m, i)));
    }
    return sum;
  }

  /** {@code E[Θ]}. */
  public ScaledNumber mean() {
    return moment(1);
  }

  /** {@code E[Θ²]}. */
  public ScaledNumber secondMoment() {
    return moment(2);
  }

  /** The dispersion {@code E[Θ²]/E²[Θ]}; ∞ where it exceeds the range of a double. */
  public double dispersion() {
    return normalised(2);
  }

  /**
   * The dispersion of the weights part, {@code E[Θ_W²]/E²[Θ_W]}.
   *
   * @throws ArithmeticException if the input is zero, which makes the weights part zero
   */
  public double weightsDispersion() {
    return ratio(joint(2, 0), joint(1, 0));
  }

  /** The dispersion of the bias part, {@code E[Θ_b²]/E²[Θ_b]}. */
  public double biasDispersion() {
    return ratio(joint(0, 2), joint(0, 1));
  }

  /**
   * The standard error of the dispersion estimated from independent draws, to leading order in 1/N
   * (delta method): {@code √((m_4 - m_2² - 4 m_2 m_3 + 4 m_2³)/N)} with {@code m_k =
   * E[Θ^k]/E^k[Θ]}. The terms cancel where Θ is nearly constant; what is left of the order of the
   * rounding is 0 here.
   *
   * @param draws the number N of draws
   * @throws IllegalArgumentException if the order is below 4 or N below 1
   */
  public double dispersionStandardError(long draws) {
    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, but are " + draws);
    }
    double m2 = normalised(2);
    double m3 = normalised(3);
    double variance = normalised(4) - m2 * m2 - 4 * m2 * m3 + 4 * m2 * m2 * m2;
    return Math.sqrt(Math.max(0, variance) / draws);
  }

  /**
   * The standard error of the mean of independent draws relative to the mean, {@code √((m_2 -
   * 1)/N)}.
   *
   * @param draws the number N of draws
   */
  public double relativeStandardErrorOfMean(long draws) {
    return Math.sqrt(Math.max(0, normalised(2) - 1) / draws);
  }

  private double normalised(int m) {
    ScaledNumber mean = mean();
    ScaledNumber value = moment(m);
    for (int factor = 0; factor < m; factor++) {
      value = value.dividedBy(mean);
    }
    return value.toDouble();
  }

  private static double ratio(ScaledNumber second, ScaledNumber first) {
    return second.dividedBy(first).dividedBy(first).toDouble();
  }
}
