package org.ntkdynamics.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.config.EnsembleUnit;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.InfiniteWidthKernel;
import org.ntkdynamics.theory.InfiniteWidthKernel.Inputs;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/**
 * One unit of a kernel-ratio experiment: E[Θ(x,x̃)]/E[Θ(x,x)] along depth. A pure function of the
 * unit; thread-safe. All cosines of a depth are seen on the same networks.
 */
public final class KernelRatioCurve {
  private KernelRatioCurve() {}

  /**
   * Draws a unit's networks and estimates.
   *
   * @param threads how many threads draw; the result does not depend on it
   * @return a point for each depth and, within a depth, each cosine, in the unit's order
   * @throws IllegalArgumentException if the unit's sampler is the norm chain, which has no pairs
   */
  public static List<KernelRatioPoint> of(EnsembleUnit unit, int threads) {
    List<KernelRatioPoint> points = new ArrayList<>();
    for (int depth : unit.depths()) {
      points.addAll(atDepth(unit, depth, threads));
    }
    return List.copyOf(points);
  }

  private static List<KernelRatioPoint> atDepth(EnsembleUnit unit, int depth, int threads) {
    List<Double> cosines = unit.ensemble().inputs();
    double[] others = cosines.stream().mapToDouble(c -> c).toArray();
    KernelSampler example = Settings.sampler(unit, depth, others);
    if (example.inputs() != others.length + 1) {
      throw new IllegalArgumentException("the norm chain draws no pairs of inputs");
    }
    int draws = unit.ensemble().draws();
    KernelDraws kernels =
        KernelDraws.draw(
            Settings.ensemble(unit, depth, threads),
            () -> Settings.sampler(unit, depth, others),
            draws);
    double[] diagonal = kernels.total(0, 0);
    List<KernelRatioPoint> points = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      UniformRandomProvider random =
          RandomStreams.stream(
              unit.seed(), unit.key(), "bootstrap", "depth=" + depth + " cosine=" + others[i]);
      points.add(
          new KernelRatioPoint(
              depth,
              unit.lambda(depth),
              others[i],
              draws,
              MeanRatioEstimator.estimate(kernels.total(0, i + 1), diagonal, random),
              OffDiagonal.orderedPhaseBound(unit.sigmaW2(), depth, others[i]),
              infiniteWidth(unit, depth, others[i])));
    }
    return points;
  }

  private static double infiniteWidth(EnsembleUnit unit, int depth, double cosine) {
    Widths widths = new Widths(unit.widths(depth));
    InfiniteWidthKernel.Setting setting =
        new InfiniteWidthKernel.Setting(unit.sigmaW2(), 0, true, Settings.scaling(unit));
    ScaledNumber diagonal = InfiniteWidthKernel.of(widths, setting, Inputs.ofUnitNorm(1)).ntk();
    return InfiniteWidthKernel.of(widths, setting, Inputs.ofUnitNorm(cosine))
        .ntk()
        .dividedBy(diagonal)
        .toDouble();
  }
}
