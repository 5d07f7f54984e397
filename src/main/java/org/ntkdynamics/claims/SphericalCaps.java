package org.ntkdynamics.claims;

import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/** The share of the sphere in Rⁿ where two half-spheres meet, as SD's Theorem 2.1 has it. */
final class SphericalCaps {
  private SphericalCaps() {}

  /**
   * {@code ½ - J_n^{π/2-θ}/A_n} or {@code J_n^{θ-π/2}/A_n}, by quadrature.
   *
   * @param n the dimension, at least 3
   * @param cosine of the angle θ between the axes
   */
  static double correlator(int n, double cosine) {
    double theta = Math.acos(cosine);
    return cosine >= 0 ? 0.5 - share(n, Math.PI / 2 - theta) : share(n, theta - Math.PI / 2);
  }

  /** {@code J_n^θ/A_n}. */
  private static double share(int n, double theta) {
    double area = Math.log(2) + n / 2.0 * Math.log(Math.PI) - Gamma.logGamma(n / 2.0);
    double factor = (n - 1) / 2.0 * Math.log(Math.PI) - Gamma.logGamma((n - 1) / 2.0) - area;
    double tangent = Math.tan(theta);
    // φ = θ + (π/2 - θ) s² takes the root at the lower end away.
    double length = Math.PI / 2 - theta;
    double integral =
        new IterativeLegendreGaussIntegrator(20, 1e-10, 1e-12)
            .integrate(
                1_000_000,
                s -> {
                  double phi = theta + length * s * s;
                  double x = 1 - Math.pow(tangent / Math.tan(phi), 2);
                  return 2 * length * s * Math.pow(Math.sin(phi), n - 2) * incomplete(x, n);
                },
                0,
                1);
    return Math.exp(factor) * integral;
  }

  private static double incomplete(double x, int n) {
    return x <= 0 ? 0 : Beta.regularizedBeta(Math.min(1, x), (n - 2) / 2.0, 0.5);
  }
}
