package org.ntkdynamics.study.firststep;

import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.table.Column;

/**
 * A row of the moments.csv of a first-step experiment: what one step of gradient descent does to
 * Θ(x,x) at one depth. Of the model αf, all kernels are α² times those of f; quotients are the
 * same. Numbers that may lie beyond the range of a double have two columns, {@code _sign} and
 * {@code _log10}.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param draws the number N of networks
 * @param step the step
 * @param mean E[ΔΘ]/E[Θ], with the exact E[Θ] before the step
 * @param magnitude E|ΔΘ|/E[Θ] likewise
 * @param quantiles of ΔΘ/Θ, each network's change over its own Θ
 * @param derivative E[dΘ/dη]/E[Θ] at η = 0, the first-order change per unit of η
 * @param derivativeMagnitude E|dΘ/dη|/E[Θ] likewise
 */
public record FirstStepRow(
    int depth,
    double lambda,
    int draws,
    @Column("") Step step,
    LogEstimate mean,
    LogEstimate magnitude,
    @Column("") Quantiles quantiles,
    LogEstimate derivative,
    LogEstimate derivativeMagnitude)
    implements CurveRow {
  /** moments.csv of a unit. */
  public static final Table<FirstStepRow> TABLE = Table.of(Tables.MOMENTS, FirstStepRow.class);

  /**
   * A step.
   *
   * @param label the label y
   * @param outputScale the output scale α
   * @param size the step size as the spec has it
   * @param learningRate the learning rate η
   */
  public record Step(double label, double outputScale, StepSize size, SignedLog learningRate) {
    /** Whether it differs from another one in nothing but what the network makes of it. */
    boolean isAs(Step other) {
      return label == other.label && outputScale == other.outputScale && size.equals(other.size);
    }
  }

  /** The quantiles of a sample, in percent. */
  public record Quantiles(
      SignedLog q5, SignedLog q25, SignedLog q50, SignedLog q75, SignedLog q95) {}

  /** 1: all is about one input. */
  @Override
  public double cosine() {
    return 1;
  }

  /** E|ΔΘ|/E[Θ] in doubles. */
  @Override
  public Estimate sample() {
    return magnitude.toDoubles();
  }

  /** The median of ΔΘ/Θ. */
  public SignedLog median() {
    return quantiles.q50();
  }
}
