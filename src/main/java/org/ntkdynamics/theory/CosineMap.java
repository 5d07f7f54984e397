package org.ntkdynamics.theory;

/**
 * How the cosine between the activations of two inputs moves from layer to layer of an infinitely
 * wide ReLU network without biases. Thread-safe.
 */
public final class CosineMap {
  private CosineMap() {}

  /**
   * {@code r(t) = (√(1-t²) + tπ/2 + t arcsin t)/π}: the next layer's cosine. {@code E[relu(u)
   * relu(v)] = r(t)/2} for standard normals u, v of correlation t; r(1) = 1, r(t) > t for t < 1.
   *
   * @throws IllegalArgumentException if t is not in [-1, 1]
   */
  public static double r(double t) {
    Checks.cosine(t);
    double angle = Math.PI / 2 + Math.asin(t);
    return (Math.sqrt((1 - t) * (1 + t)) + t * angle) / Math.PI;
  }

  /**
   * {@code g(t) = (π/2 + arcsin t)/π}: twice the probability that a unit is active for both inputs;
   * g = r'.
   *
   * @throws IllegalArgumentException if t is not in [-1, 1]
   */
  public static double g(double t) {
    Checks.cosine(t);
    return 0.5 + Math.asin(t) / Math.PI;
  }

  /**
   * The cosines {@code ρ_0, …, ρ_k} with {@code ρ_k = r(ρ_{k-1})}.
   *
   * @param rho0 the cosine between the inputs
   * @param layers k ≥ 0
   * @return {@code [k + 1]}
   * @throws IllegalArgumentException if ρ_0 is not in [-1, 1] or k is negative
   */
  public static double[] iterate(double rho0, int layers) {
    Checks.atLeast(0, "layers", layers);
    double[] rho = new double[layers + 1];
    rho[0] = Checks.cosine(rho0);
    for (int k = 1; k <= layers; k++) {
      // Rounding may put r just above 1.
      rho[k] = Math.min(1, r(rho[k - 1]));
    }
    return rho;
  }

  /**
   * The products {@code G_l = Π_{k=l}^{L-1} g(ρ_{k-1})}, l = 1 … L: how much of the gradient's
   * overlap survives from the output down to layer l.
   *
   * @param rho {@code [L]}: ρ_0 … ρ_{L-1}
   * @return {@code [L + 1]}, G_l at index l, index 0 unused
   */
  static double[] gradientOverlaps(double[] rho) {
    int depth = rho.length;
    double[] overlap = new double[depth + 1];
    overlap[depth] = 1;
    for (int l = depth - 1; l >= 1; l--) {
      overlap[l] = overlap[l + 1] * g(rho[l - 1]);
    }
    return overlap;
  }
}
