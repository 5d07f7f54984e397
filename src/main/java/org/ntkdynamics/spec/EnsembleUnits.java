package org.ntkdynamics.spec;

import java.util.ArrayList;
import java.util.List;

/** The curves that an ensemble experiment falls into. */
public final class EnsembleUnits {
  private EnsembleUnits() {}

  /** Checks that a sweep is not too large. */
  public static void check(List<Long> seeds, EnsembleNetworkSpec network, EnsembleSpec ensemble) {
    Require.sweep(
        seeds.size(),
        network.shape().size(),
        network.width().size(),
        network.alpha0().size(),
        network.sigmaW2().size(),
        ensemble.draws().size());
  }

  public static List<EnsembleUnit> of(
      List<Long> seeds, EnsembleNetworkSpec network, EnsembleSpec ensemble) {
    List<EnsembleUnit> units = new ArrayList<>();
    for (long seed : seeds) {
      for (Shape shape : network.shape()) {
        // α0 says nothing of the other shapes: one unit stands for all its values.
        List<Double> ratios =
            shape == Shape.CONSTANT ? network.alpha0() : network.alpha0().subList(0, 1);
        for (int width : network.width()) {
          for (double alpha0 : ratios) {
            for (double sigmaW2 : network.sigmaW2()) {
              for (int draws : ensemble.draws()) {
                String suffix = ensemble.draws().size() > 1 ? "_N=" + draws : "";
                units.add(
                    new EnsembleUnit(
                        key(shape, width, alpha0, sigmaW2, seed) + suffix,
                        shape,
                        width,
                        network.spread(),
                        alpha0,
                        sigmaW2,
                        network.depth().depths(width),
                        network.parametrization(),
                        ensemble.withDraws(draws),
                        seed));
              }
            }
          }
        }
      }
    }
    return List.copyOf(units);
  }

  private static String key(Shape shape, int width, double alpha0, double sigmaW2, long seed) {
    String ratio =
        switch (shape) {
          case CONSTANT -> "alpha0=" + alpha0;
          case INCREASING -> "shape=increasing";
          case DECREASING -> "shape=decreasing";
        };
    return "M=" + width + "_sw2=" + sigmaW2 + '_' + ratio + "_seed=" + seed;
  }
}
