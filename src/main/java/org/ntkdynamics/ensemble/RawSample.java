package org.ntkdynamics.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.ensemble.KernelSampler.KernelUnits;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/** Gathers the draws of a unit that are kept raw: those of its greatest depth. Not thread-safe. */
public final class RawSample {
  private final EnsembleUnit unit;
  private final int depth;
  private final List<RawDraw> draws = new ArrayList<>();

  public RawSample(EnsembleUnit unit) {
    this.unit = unit;
    this.depth = unit.depths().get(unit.depths().size() - 1);
  }

  /**
   * Keeps the first draws if they are of the greatest depth.
   *
   * @param total {@code [N]}: Θ(x,x̃) in the unit of the bias
   * @param weights {@code [N]}: Θ_W(x,x̃) in the unit of the weights
   */
  public void add(int ofDepth, double cosine, double[] total, double[] weights, KernelUnits units) {
    if (ofDepth != depth) {
      return;
    }
    NtkMoments moments =
        ExactMoments.of(
            new Widths(unit.widths(depth)), unit.sigmaW2(), 1, Settings.scaling(unit), 1);
    double totalScale = scale(units.bias(), moments.mean());
    double weightsScale = scale(units.weights(), moments.joint(1, 0));
    for (int i = 0; i < Math.min(total.length, EnsembleCurve.RAW_DRAWS); i++) {
      draws.add(new RawDraw(i, cosine, total[i] * totalScale, weights[i] * weightsScale));
    }
  }

  public List<RawDraw> draws() {
    return draws;
  }

  private static double scale(ScaledNumber unit, ScaledNumber mean) {
    return unit.dividedBy(mean).toDouble();
  }
}
