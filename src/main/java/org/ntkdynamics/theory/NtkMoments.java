package org.ntkdynamics.theory;

/**
 * Moments of {@code Θ(x,x) = Θ_W + Θ_b} at initialisation, with the parts of the weights and of the
 * biases. Immutable and thread-safe.
 */
public final class NtkMoments {
  /** Third moments of ψ below this are lost in the rounding of terms of the order of 1. */
  private static final double RESOLVED = 1e-12;

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
    return Math.sqrt(Math.max(0, errorVariance()) / draws);
  }

  /**
   * The skewness γ of what one draw adds to the error of the estimated dispersion: to leading order
   * the error is the mean of {@code ψ = x² - 2 m_2 x + m_2}, {@code x = Θ/E[Θ]}, over the draws,
   * and {@code γ = E[ψ³]/E[ψ²]^{3/2}}. The error of N draws has skewness {@code γ/√N}. It is √8
   * where Θ is normal with a small relative variance, and large where rare networks decide.
   *
   * @return NaN where Θ is so nearly constant that rounding would decide
   * @throws IllegalArgumentException if the order is below 6
   */
  public double dispersionErrorSkewness() {
    double m2 = normalised(2);
    // (x² - 2 m_2 x + m_2)³, by powers of x.
    double[] cube = {
      m2 * m2 * m2,
      -6 * m2 * m2 * m2,
      3 * m2 * m2 + 12 * m2 * m2 * m2,
      -12 * m2 * m2 - 8 * m2 * m2 * m2,
      3 * m2 + 12 * m2 * m2,
      -6 * m2,
      1
    };
    double third = 0;
    for (int power = 0; power < cube.length; power++) {
      third += cube[power] * normalised(power);
    }
    double scale = Math.pow(Math.max(0, errorVariance()), 1.5);
    return scale < RESOLVED ? Double.NaN : third / scale;
  }

  /** {@code E[ψ²]}, which is {@code m_4 - m_2² - 4 m_2 m_3 + 4 m_2³}. */
  private double errorVariance() {
    double m2 = normalised(2);
    double m3 = normalised(3);
    return normalised(4) - m2 * m2 - 4 * m2 * m3 + 4 * m2 * m2 * m2;
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
