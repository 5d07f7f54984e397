package org.ntkdynamics.theory;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * SD's Theorem 2.1 as printed: the two-point correlator of the first layer as the area of the
 * intersection of two half-spheres, by the formula of Lee &amp; Kim 2014,
 *
 * <pre>
 *   E[ξ_α ξ_β] = 1/2 - J_n^{π/2-θ}/A_n   if x_α·x_β ≥ 0,     J_n^{θ-π/2}/A_n   otherwise
 *   A_n = 2π^{n/2}/Γ(n/2)
 *   J_n^t = π^{(n-1)/2}/Γ((n-1)/2) ∫_t^{π/2} sin(φ)^{n-2} I_{1-tan²t/tan²φ}((n-2)/2, 1/2) dφ
 * </pre>
 *
 * with I the regularised incomplete beta function. For every n it equals {@code (π-θ)/(2π)}, {@link
 * SdExpectations#firstLayerCorrelator}: two linear forms of a Gaussian vector know of no more than
 * the plane of the inputs. Thread-safe.
 */
public final class CapIntersection {
  /** The least n for which the formula's beta function is defined. */
  public static final int MIN_DIMENSION = 3;

  private static final int NODES = 100;

  /** On [0, 1]; immutable, and costly to make. */
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(NODES, 0, 1);

  private CapIntersection() {}

  /**
   * The printed formula, by Gauss–Legendre quadrature; right to about 1e-10.
   *
   * @param dimension n = n_0
   * @param cosine the cosine of the angle θ between the inputs
   * @throws IllegalArgumentException if n is below 3, or the cosine not in [-1, 1]
   */
  public static double correlator(int dimension, double cosine) {
    Checks.atLeast(MIN_DIMENSION, "dimension", dimension);
    double theta = Math.acos(Checks.cosine(cosine));
    return cosine >= 0
        ? 0.5 - areaShare(dimension, Math.PI / 2 - theta)
        : areaShare(dimension, theta - Math.PI / 2);
  }

  /** {@code J_n^t/A_n}; in logarithms lest the gamma functions overflow. */
  private static double areaShare(int n, double from) {
    double scale =
        Gamma.logGamma(n / 2.0)
            - Gamma.logGamma((n - 1) / 2.0)
            - Math.log(Math.PI) / 2
            - Math.log(2);
    return Math.exp(scale) * integral(n, from);
  }

  private static double integral(int n, double from) {
    double length = Math.PI / 2 - from;
    double squaredTangent = Math.pow(Math.tan(from), 2);
    // I_x(a, 1/2) begins like x^a, a root for n = 3: φ = t + length u² makes it smooth.
    return RULE.integrate(
        u -> {
          double phi = from + length * u * u;
          double x = 1 - squaredTangent / Math.pow(Math.tan(phi), 2);
          double inside = Beta.regularizedBeta(clamp(x), (n - 2) / 2.0, 0.5);
          return 2 * u * length * Math.pow(Math.sin(phi), n - 2.0) * inside;
        });
  }

  /** Rounding may put x just outside [0, 1]. */
  private static double clamp(double x) {
    return Math.max(0, Math.min(1, x));
  }
}
