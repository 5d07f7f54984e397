package org.ntkdynamics.spec;

/**
 * The random networks of an ensemble: ReLU, one output, σb = 0.
 *
 * @param shape how widths go from input to output
 * @param width the hidden widths M, which for other shapes than the constant one are the mean
 * @param spread for those shapes: first and last width are M ∓ spread
 * @param alpha0 n_0/M, for the constant shape
 * @param sigmaW2 the weight variances σw²
 * @param depth the depths
 * @param parametrization what gradients are taken with respect to
 */
public record EnsembleNetworkSpec(
    Sweep<Shape> shape,
    Sweep<Integer> width,
    int spread,
    Sweep<Double> alpha0,
    Sweep<Double> sigmaW2,
    DepthGrid depth,
    Parametrization parametrization) {
  public EnsembleNetworkSpec {
    alpha0.forEach(ratio -> Require.factor("alpha0", ratio));
    sigmaW2.forEach(variance -> Require.factor("sigmaW2", variance));
    Require.between(0, Limits.WIDTH / 2, "spread", spread);
    boolean varying = shape.stream().anyMatch(one -> one != Shape.CONSTANT);
    for (int one : width) {
      Require.between(varying ? spread + 1 : 1, Limits.WIDTH, "width", one);
      for (double ratio : alpha0) {
        checkInputs(ratio, one);
      }
      depth.depths(one);
    }
  }

  private static void checkInputs(double alpha0, int width) {
    if (alpha0 * width > Limits.WIDTH) {
      throw new InvalidValueException(
          "alpha0",
          alpha0,
          "so small that α0·M, the number of inputs, is at most "
              + Limits.WIDTH
              + "; M is "
              + width);
    }
  }
}
