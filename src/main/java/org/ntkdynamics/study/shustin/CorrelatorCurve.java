package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.MomentEstimator;
import org.ntkdynamics.study.shustin.TwoPointSampler.Quantity;
import org.ntkdynamics.theory.CapIntersection;
import org.ntkdynamics.theory.SdExpectations;

/**
 * One unit of a correlators experiment: the two-point correlators layer by layer. A pure function
 * of the unit; thread-safe. All layers and cosines are seen on the same networks.
 */
final class CorrelatorCurve {
  private CorrelatorCurve() {}

  /**
   * Draws a unit's networks and estimates.
   *
   * @param unit of which the greatest number of hidden layers counts
   * @param threads how many threads draw; the result does not depend on it
   * @return a point for each layer and, within a layer, each cosine
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  static List<CorrelatorRow> of(SdUnit unit, int threads) {
    return of(unit, threads, CurveListener.SILENT);
  }

  /**
   * Does so under the eyes of a listener.
   *
   * @throws java.util.concurrent.CancellationException if the listener asks to stop, or the thread
   *     is interrupted
   */
  static List<CorrelatorRow> of(SdUnit unit, int threads, CurveListener listener) {
    return of(unit, Drawing.here(sets(unit), threads, listener::isStopRequested), listener);
  }

  /** What is drawn of a unit: networks that are seen at all layers. */
  static List<DrawSet> sets(SdUnit unit) {
    return List.of(
        new DrawSet(
            unit.seed(),
            unit.key(),
            unit.draws(),
            () -> TwoPointSampler.of(unit, unit.deepest(), Quantity.CORRELATORS)));
  }

  /** Estimates from a unit's {@link #sets}, whoever draws them. */
  static List<CorrelatorRow> of(SdUnit unit, Drawing drawing, CurveListener listener) {
    int layers = unit.deepest();
    double[][] columns = drawing.draw(0);
    listener.onDepth(layers);
    List<Double> cosines = unit.ensemble().inputs();
    List<CorrelatorRow> points = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      for (int pair = 0; pair < cosines.size(); pair++) {
        double cosine = cosines.get(pair);
        points.add(
            new CorrelatorRow(
                layer,
                cosine,
                unit.draws(),
                MomentEstimator.mean(columns[(layer - 1) * cosines.size() + pair]),
                SdExpectations.correlators(cosine, layer)[layer - 1],
                capFormula(unit.input(), layer, cosine)));
      }
    }
    return points;
  }

  private static double capFormula(int input, int layer, double cosine) {
    return layer == 1 && input >= CapIntersection.MIN_DIMENSION
        ? CapIntersection.correlator(input, cosine)
        : Double.NaN;
  }
}
