package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.stat.StatUtils;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DispersionEstimator;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.MomentEstimator;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.study.shustin.TwoPointSampler.Quantity;

/**
 * One unit of an expected-ntk experiment: mean, variance and dispersion of the entries of the NTK
 * along depth. A pure function of the unit; thread-safe. All cosines of a depth are seen on the
 * same networks; each depth has its own.
 */
public final class ExpectedNtkCurve {
  /** A mean nearer to 0 than so many standard errors has no dispersion worth the name. */
  private static final double LEAST_MEAN = 5;

  private ExpectedNtkCurve() {}

  /**
   * Draws a unit's networks and estimates.
   *
   * @param threads how many threads draw; the result does not depend on it
   * @return a point for each depth and, within a depth, each cosine
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static List<ExpectedNtkRow> of(SdUnit unit, int threads) {
    return of(unit, threads, CurveListener.SILENT);
  }

  /**
   * Does so under the eyes of a listener.
   *
   * @throws java.util.concurrent.CancellationException if the listener asks to stop, or the thread
   *     is interrupted
   */
  public static List<ExpectedNtkRow> of(SdUnit unit, int threads, CurveListener listener) {
    return of(unit, Drawing.here(sets(unit), threads, listener::isStopRequested), listener);
  }

  /** What is drawn of a unit: the networks of each number of hidden layers. */
  static List<DrawSet> sets(SdUnit unit) {
    return unit.hiddenLayers().stream()
        .map(
            layers ->
                new DrawSet(
                    unit.seed(),
                    unit.key() + "/L=" + layers,
                    unit.draws(),
                    () -> TwoPointSampler.of(unit, layers, Quantity.CORRELATORS_AND_KERNEL)))
        .toList();
  }

  /** Estimates from a unit's {@link #sets}, whoever draws them. */
  static List<ExpectedNtkRow> of(SdUnit unit, Drawing drawing, CurveListener listener) {
    List<ExpectedNtkRow> points = new ArrayList<>();
    for (int set = 0; set < unit.hiddenLayers().size(); set++) {
      int layers = unit.hiddenLayers().get(set);
      double[][] columns = drawing.draw(set);
      for (int pair = 0; pair < unit.ensemble().inputs().size(); pair++) {
        points.add(point(unit, layers, pair, columns));
      }
      listener.onDepth(layers);
    }
    return points;
  }

  private static ExpectedNtkRow point(SdUnit unit, int layers, int pair, double[][] columns) {
    List<Double> cosines = unit.ensemble().inputs();
    double cosine = cosines.get(pair);
    double[] correlators = new double[layers];
    Arrays.setAll(correlators, l -> StatUtils.mean(columns[l * cosines.size() + pair]));
    double[] kernel = columns[layers * cosines.size() + pair];
    UniformRandomProvider random =
        RandomStreams.stream(
            unit.seed(), unit.key(), "bootstrap", "L=" + layers + " cosine=" + cosine);
    Estimate mean = MomentEstimator.mean(kernel);
    Estimate variance = MomentEstimator.variance(kernel, random);
    return new ExpectedNtkRow(
        layers,
        cosine,
        unit.draws(),
        unit.law().hasMoment(4) ? mean : unbounded(mean, Double.NEGATIVE_INFINITY),
        unit.law().hasMoment(8) ? variance : unbounded(variance, variance.low()),
        dispersion(unit, kernel, mean, random),
        ExpectedNtkTheory.of(unit, cosine, correlators));
  }

  private static Estimate dispersion(
      SdUnit unit, double[] kernel, Estimate mean, UniformRandomProvider random) {
    if (!(Math.abs(mean.value()) > LEAST_MEAN * mean.standardError())) {
      return Estimate.NONE;
    }
    Estimate dispersion = DispersionEstimator.estimate(kernel, random);
    return unit.law().hasMoment(8) ? dispersion : unbounded(dispersion, dispersion.low());
  }

  /** Without the moments that errors of estimates need, no sample bounds anything from above. */
  private static Estimate unbounded(Estimate estimate, double low) {
    return new Estimate(estimate.value(), estimate.standardError(), low, Double.POSITIVE_INFINITY);
  }
}
