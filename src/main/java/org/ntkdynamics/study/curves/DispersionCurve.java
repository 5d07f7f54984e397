package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DispersionEstimator;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.EnsembleCurve;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.KernelSampler;
import org.ntkdynamics.ensemble.KernelSampler.KernelUnits;
import org.ntkdynamics.ensemble.NormChainCurve;
import org.ntkdynamics.ensemble.RawSample;
import org.ntkdynamics.ensemble.Settings;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Shape;

/**
 * One unit of a dispersion experiment: the dispersion along depth. A pure function of the unit;
 * thread-safe.
 *
 * <p>With the norm chain and constant widths all depths come from the same walks (see {@link
 * NormChainCurve}): each point is exact in law, but the points of a curve are correlated. Otherwise
 * every depth has its own networks, on which all pairs of inputs are seen at once.
 */
public final class DispersionCurve {
  /** How many numbers of raw sample are held at once. */
  private static final int MAX_NUMBERS = 8_000_000;

  private final EnsembleUnit unit;
  private final Drawing drawing;
  private final CurveListener listener;
  private final List<DispersionRow> points = new ArrayList<>();
  private final RawSample raw;

  private DispersionCurve(EnsembleUnit unit, Drawing drawing, CurveListener listener) {
    this.unit = unit;
    this.drawing = drawing;
    this.listener = listener;
    this.raw = new RawSample(unit);
  }

  /**
   * Draws a unit's networks and estimates; with no sampler there is theory alone.
   *
   * @param threads how many threads draw; the result does not depend on it
   */
  public static EnsembleCurve<DispersionRow> of(EnsembleUnit unit, int threads) {
    return of(unit, threads, CurveListener.SILENT);
  }

  /**
   * Does so under the eyes of a listener.
   *
   * @throws CancellationException if the listener asks to stop, or the thread is interrupted
   */
  public static EnsembleCurve<DispersionRow> of(
      EnsembleUnit unit, int threads, CurveListener listener) {
    return of(unit, Drawing.here(sets(unit), threads, listener::isStopRequested), listener);
  }

  /** Estimates from a unit's {@link #sets}, whoever draws them. */
  static EnsembleCurve<DispersionRow> of(
      EnsembleUnit unit, Drawing drawing, CurveListener listener) {
    DispersionCurve curve = new DispersionCurve(unit, drawing, listener);
    if (unit.ensemble().sampler() == SamplerKind.NONE) {
      unit.depths().forEach(curve::compute);
    } else if (isWalk(unit)) {
      curve.walk();
    } else {
      curve.drawDepths();
    }
    return new EnsembleCurve<>(curve.points, curve.raw.draws());
  }

  /** What is drawn of a unit: some depths of its walks at a time, or the networks of a depth. */
  static List<DrawSet> sets(EnsembleUnit unit) {
    if (unit.ensemble().sampler() == SamplerKind.NONE) {
      return List.of();
    }
    if (isWalk(unit)) {
      // The streams, and so the walks, are the same whatever the depths.
      return walks(unit).stream()
          .map(
              walk ->
                  new DrawSet(
                      unit.seed(), unit.key(), unit.draws(), () -> new NormChainCurve(walk)))
          .toList();
    }
    return unit.depths().stream()
        .map(depth -> Settings.draws(unit, depth, () -> sampler(unit, depth)))
        .toList();
  }

  private static boolean isWalk(EnsembleUnit unit) {
    return unit.ensemble().sampler() == SamplerKind.NORM_CHAIN && unit.shape() == Shape.CONSTANT;
  }

  private static KernelSampler sampler(EnsembleUnit unit, int depth) {
    List<Double> cosines = unit.ensemble().inputs();
    double[] others = cosines.stream().filter(c -> c != 1).mapToDouble(c -> c).toArray();
    return Settings.sampler(unit, depth, others);
  }

  private void compute(int depth) {
    refuseIfStopped();
    add(depth, 1, 0, Estimate.NONE, Estimate.NONE);
    listener.onDepth(depth);
  }

  private static List<NormChainCurve.Setting> walks(EnsembleUnit unit) {
    List<Integer> depths = unit.depths();
    int chunk = Math.max(1, MAX_NUMBERS / 2 / unit.draws());
    List<NormChainCurve.Setting> walks = new ArrayList<>();
    for (int from = 0; from < depths.size(); from += chunk) {
      walks.add(
          new NormChainCurve.Setting(
              unit.widths(1).get(0),
              unit.width(),
              depths.subList(from, Math.min(depths.size(), from + chunk)),
              unit.sigmaW2(),
              1,
              Settings.scaling(unit)));
    }
    return walks;
  }

  private void walk() {
    List<NormChainCurve.Setting> walks = walks(unit);
    for (int set = 0; set < walks.size(); set++) {
      estimate(walks.get(set), drawing.draw(set));
    }
  }

  private void estimate(NormChainCurve.Setting walk, double[][] columns) {
    NormChainCurve example = new NormChainCurve(walk);
    List<Integer> depths = walk.depths();
    for (int index = 0; index < depths.size(); index++) {
      refuseIfStopped();
      KernelUnits units = example.units(index);
      double[] weights = columns[index];
      double[] bias = columns[depths.size() + index];
      double[] total = KernelDraws.combine(weights, bias, units);
      estimate(depths.get(index), 1, total, weights);
      raw.add(depths.get(index), 1, total, weights, units);
      listener.onDepth(depths.get(index));
    }
  }

  private void drawDepths() {
    for (int set = 0; set < unit.depths().size(); set++) {
      int depth = unit.depths().get(set);
      estimate(depth, KernelDraws.of(sampler(unit, depth), drawing.draw(set)));
      listener.onDepth(depth);
    }
  }

  private void estimate(int depth, KernelDraws draws) {
    int input = 0;
    for (double cosine : unit.ensemble().inputs()) {
      int other = cosine == 1 ? 0 : ++input;
      double[] total = draws.total(0, other);
      double[] weights = draws.weights(0, other);
      estimate(depth, cosine, total, weights);
      raw.add(depth, cosine, total, weights, draws.units());
    }
  }

  private void refuseIfStopped() {
    if (listener.isStopRequested()) {
      throw new CancellationException("stopped between two depths");
    }
  }

  private void estimate(int depth, double cosine, double[] total, double[] weights) {
    UniformRandomProvider random =
        RandomStreams.stream(
            unit.seed(), unit.key(), "bootstrap", "depth=" + depth + " cosine=" + cosine);
    Estimate sample = DispersionEstimator.estimate(total, random);
    Estimate weightsSample = DispersionEstimator.estimate(weights, random);
    add(depth, cosine, total.length, sample, weightsSample);
  }

  private void add(int depth, double cosine, int draws, Estimate sample, Estimate weightsSample) {
    DispersionTheory theory = DispersionTheory.of(unit, depth, draws);
    points.add(
        new DispersionRow(depth, unit.lambda(depth), cosine, draws, sample, weightsSample, theory));
  }
}
