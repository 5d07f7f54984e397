package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.EnsembleCurve;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.KernelSampler;
import org.ntkdynamics.ensemble.MeanRatioEstimator;
import org.ntkdynamics.ensemble.RawSample;
import org.ntkdynamics.ensemble.Settings;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.EnsembleUnit;
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
   * @return the points, and raw draws with those of Θ(x,x), at cosine 1, first
   * @throws IllegalArgumentException if the unit's sampler is the norm chain, which has no pairs
   */
  public static EnsembleCurve<KernelRatioRow> of(EnsembleUnit unit, int threads) {
    return of(unit, threads, CurveListener.SILENT);
  }

  /**
   * Does so under the eyes of a listener.
   *
   * @throws java.util.concurrent.CancellationException if the listener asks to stop, or the thread
   *     is interrupted
   */
  public static EnsembleCurve<KernelRatioRow> of(
      EnsembleUnit unit, int threads, CurveListener listener) {
    return of(unit, Drawing.here(sets(unit), threads, listener::isStopRequested), listener);
  }

  /** Estimates from a unit's {@link #sets}, whoever draws them. */
  static EnsembleCurve<KernelRatioRow> of(
      EnsembleUnit unit, Drawing drawing, CurveListener listener) {
    List<KernelRatioRow> points = new ArrayList<>();
    RawSample raw = new RawSample(unit);
    for (int set = 0; set < unit.depths().size(); set++) {
      int depth = unit.depths().get(set);
      KernelSampler example = sampler(unit, depth);
      if (example.inputs() != unit.ensemble().inputs().size() + 1) {
        throw new IllegalArgumentException("the norm chain draws no pairs of inputs");
      }
      points.addAll(atDepth(unit, depth, KernelDraws.of(example, drawing.draw(set)), raw));
      listener.onDepth(depth);
    }
    return new EnsembleCurve<>(points, raw.draws());
  }

  /** What is drawn of a unit: the networks of each depth. */
  static List<DrawSet> sets(EnsembleUnit unit) {
    return unit.depths().stream()
        .map(depth -> Settings.draws(unit, depth, () -> sampler(unit, depth)))
        .toList();
  }

  private static KernelSampler sampler(EnsembleUnit unit, int depth) {
    double[] others = unit.ensemble().inputs().stream().mapToDouble(c -> c).toArray();
    return Settings.sampler(unit, depth, others);
  }

  private static List<KernelRatioRow> atDepth(
      EnsembleUnit unit, int depth, KernelDraws kernels, RawSample raw) {
    List<Double> others = unit.ensemble().inputs();
    double[] diagonal = kernels.total(0, 0);
    raw.add(depth, 1, diagonal, kernels.weights(0, 0), kernels.units());
    List<KernelRatioRow> points = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      double[] total = kernels.total(0, i + 1);
      raw.add(depth, others.get(i), total, kernels.weights(0, i + 1), kernels.units());
      UniformRandomProvider random =
          RandomStreams.stream(
              unit.seed(), unit.key(), "bootstrap", "depth=" + depth + " cosine=" + others.get(i));
      points.add(
          new KernelRatioRow(
              depth,
              unit.lambda(depth),
              others.get(i),
              kernels.draws(),
              MeanRatioEstimator.estimate(total, diagonal, random),
              OffDiagonal.orderedPhaseBound(unit.sigmaW2(), depth, others.get(i)),
              infiniteWidth(unit, depth, others.get(i))));
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
