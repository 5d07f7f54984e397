package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.FirstStepSampler;
import org.ntkdynamics.ensemble.GradientStep;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.MeanEstimator;
import org.ntkdynamics.ensemble.Settings;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/**
 * One unit of a first-step experiment: the change of Θ(x,x) in one step of gradient descent along
 * depth, for every step of the unit. A pure function of the unit; thread-safe. All steps of a depth
 * start from the same draws of f, Θ and G, as {@link FirstStepSampler} says; every depth has its
 * own.
 */
public final class FirstStepCurve {
  private final FirstStepUnit unit;
  private final int depth;
  private final ScaledNumber mean;
  private final List<StepSize> sizes;
  private final List<GradientStep> steps;
  private final List<FirstStepSampler.Draw> draws;

  private FirstStepCurve(FirstStepUnit unit, int depth, double[][] columns) {
    EnsembleUnit networks = unit.networks();
    this.unit = unit;
    this.depth = depth;
    this.mean =
        ExactMoments.of(
                new Widths(networks.widths(depth)),
                networks.sigmaW2(),
                1,
                Settings.scaling(networks),
                1)
            .mean();
    this.sizes = unit.step().sizes(networks.sigmaW2());
    this.steps = steps(unit, depth);
    FirstStepSampler example = sampler(unit, depth);
    this.draws =
        IntStream.range(0, unit.networks().draws())
            .mapToObj(draw -> example.read(columns, draw))
            .toList();
  }

  /**
   * Draws a unit's networks, takes their steps, and estimates.
   *
   * @param threads how many threads draw; the result does not depend on it
   * @return for each depth a point for each output scale, label and learning rate, in this order,
   *     the scaled learning rates after the others
   */
  public static List<FirstStepRow> of(FirstStepUnit unit, int threads) {
    return of(unit, threads, CurveListener.SILENT);
  }

  /**
   * Does so under the eyes of a listener.
   *
   * @throws java.util.concurrent.CancellationException if the listener asks to stop, or the thread
   *     is interrupted
   */
  public static List<FirstStepRow> of(FirstStepUnit unit, int threads, CurveListener listener) {
    return of(unit, Drawing.here(sets(unit), threads, listener::isStopRequested), listener);
  }

  /** What is drawn of a unit: the networks of each depth. */
  static List<DrawSet> sets(FirstStepUnit unit) {
    return unit.networks().depths().stream()
        .map(depth -> Settings.draws(unit.networks(), depth, () -> sampler(unit, depth)))
        .toList();
  }

  /** Estimates from a unit's {@link #sets}, whoever draws them. */
  static List<FirstStepRow> of(FirstStepUnit unit, Drawing drawing, CurveListener listener) {
    List<FirstStepRow> points = new ArrayList<>();
    List<Integer> depths = unit.networks().depths();
    for (int set = 0; set < depths.size(); set++) {
      points.addAll(new FirstStepCurve(unit, depths.get(set), drawing.draw(set)).rows());
      listener.onDepth(depths.get(set));
    }
    return points;
  }

  private static List<GradientStep> steps(FirstStepUnit unit, int depth) {
    StepSpec config = unit.step();
    ScaledNumber growth = ScaledNumber.power(unit.networks().sigmaW2() / 2, depth);
    List<GradientStep> all = new ArrayList<>();
    for (double scale : config.outputScale()) {
      for (double label : config.label()) {
        for (StepSize size : config.sizes(unit.networks().sigmaW2())) {
          ScaledNumber value = ScaledNumber.of(size.value());
          ScaledNumber rate = size.scaled() ? value.dividedBy(growth) : value;
          all.add(new GradientStep(rate, label, scale));
        }
      }
    }
    return all;
  }

  private static FirstStepSampler sampler(FirstStepUnit unit, int depth) {
    EnsembleUnit networks = unit.networks();
    return new FirstStepSampler(
        Settings.network(networks, depth), networks.ensemble().sampler(), steps(unit, depth));
  }

  private List<FirstStepRow> rows() {
    return IntStream.range(0, steps.size()).mapToObj(this::row).toList();
  }

  private FirstStepRow row(int index) {
    GradientStep step = steps.get(index);
    List<ScaledNumber> changes = draws.stream().map(d -> d.changes().get(index)).toList();
    List<ScaledNumber> slopes =
        draws.stream().map(d -> step.residual(d.output()).times(d.derivative())).toList();
    List<ScaledNumber> relative =
        draws.stream().map(d -> d.changes().get(index).dividedBy(d.theta())).sorted().toList();
    return new FirstStepRow(
        depth,
        unit.networks().lambda(depth),
        draws.size(),
        new FirstStepRow.Step(
            step.label(),
            step.outputScale(),
            sizes.get(index % sizes.size()),
            SignedLog.of(step.learningRate())),
        LogEstimate.of(MeanEstimator.mean(overMean(changes), bootstrap(step, "mean"))),
        LogEstimate.of(MeanEstimator.magnitude(overMean(changes), bootstrap(step, "magnitude"))),
        new FirstStepRow.Quantiles(
            quantile(relative, 0.05),
            quantile(relative, 0.25),
            quantile(relative, 0.5),
            quantile(relative, 0.75),
            quantile(relative, 0.95)),
        LogEstimate.of(MeanEstimator.mean(overMean(slopes), bootstrap(step, "derivative"))),
        LogEstimate.of(
            MeanEstimator.magnitude(overMean(slopes), bootstrap(step, "derivative magnitude"))));
  }

  private List<ScaledNumber> overMean(List<ScaledNumber> values) {
    return values.stream().map(value -> value.dividedBy(mean)).toList();
  }

  private static SignedLog quantile(List<ScaledNumber> sorted, double level) {
    return SignedLog.of(sorted.get((int) Math.round(level * (sorted.size() - 1))));
  }

  private UniformRandomProvider bootstrap(GradientStep step, String what) {
    EnsembleUnit networks = unit.networks();
    String place = "depth=" + depth + " target=" + step.target();
    // The derivative does not depend on the rate, and so its error must not.
    String rate = what.startsWith("derivative") ? "" : " rate=" + step.learningRate();
    return RandomStreams.stream(networks.seed(), networks.key(), "bootstrap", what, place + rate);
  }
}
