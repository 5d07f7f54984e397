package org.ntkdynamics.study.catapult;

import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.table.Column;

/**
 * A step of gradient descent with the kernel at that step.
 *
 * @param step the number of updates before it
 * @param loss the mean over samples of {@code ½‖f - y‖²}
 * @param lambdaMax the largest eigenvalue of the {@code NK × NK} kernel; NaN if it is not finite
 * @param instability {@code ηλ_max/N}: by how much an update overshoots along the top eigenvector
 *     of the linearised model, which is stable below 2
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param kernelChange {@code ‖K - K_0‖/‖K_0‖}, Frobenius
 */
public record DescentStep(
    int step,
    @Column("train_loss") double loss,
    double lambdaMax,
    @Column("eta_lambda_max") double instability,
    double effectiveRank,
    double kernelChange)
    implements DescentVerdict.Step {
  /** A row a step of gradient descent. */
  public static final Table<DescentStep> TABLE = Table.of("descent.csv", DescentStep.class);
}
