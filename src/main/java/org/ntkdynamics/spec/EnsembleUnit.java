package org.ntkdynamics.spec;

import java.util.List;

/**
 * One curve of an ensemble experiment: networks of every depth with all else fixed.
 *
 * @param key the name of the unit in the run directory, such as {@code
 *     M=200_sw2=2.0_alpha0=1.0_seed=0}; it is part of the names of the unit's random streams
 * @param shape how widths go from input to output
 * @param width the width M
 * @param spread how far widths go from M
 * @param alpha0 n_0/M
 * @param sigmaW2 the weight variance
 * @param depths the numbers L of weight layers, ascending
 * @param parametrization what gradients are taken with respect to
 * @param ensemble how networks are drawn, with one number of draws
 * @param seed the master seed
 */
public record EnsembleUnit(
    String key,
    Shape shape,
    int width,
    int spread,
    double alpha0,
    double sigmaW2,
    List<Integer> depths,
    Parametrization parametrization,
    EnsembleSpec ensemble,
    long seed) {
  public EnsembleUnit {
    depths = List.copyOf(depths);
  }

  /** The number N of networks at each point; 0 if there is theory alone. */
  public int draws() {
    return ensemble.sampler() == SamplerKind.NONE ? 0 : ensemble.draws().get(0);
  }

  /** The widths n_0 … n_L of the network of a depth. */
  public List<Integer> widths(int depth) {
    return shape.widths(width, spread, alpha0, depth);
  }

  /** The depth-to-width ratio λ = L/M of a depth. */
  public double lambda(int depth) {
    return (double) depth / width;
  }

  /** The last of the depths. */
  public int deepest() {
    return depths.get(depths.size() - 1);
  }
}
