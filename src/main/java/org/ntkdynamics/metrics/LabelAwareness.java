package org.ntkdynamics.metrics;

/**
 * How a kernel tells classes apart: equation (23) of Seleznova & Kutyniok 2022 and the spreads that
 * their Figure 4 draws.
 *
 * @param thetaD {@code Θd}, the mean of the diagonal
 * @param thetaC {@code Θc}, the mean over classes of the mean over ordered pairs {@code i ≠ j} of
 *     one class; NaN if no class has two samples
 * @param thetaN {@code Θn}, the mean over classes of the mean over pairs with the first sample in
 *     the class and the second outside; NaN if there is one class
 * @param thetaCStd the mean over classes of the standard deviation (divisor: the number of entries)
 *     of the within-class entries {@code i ≠ j}
 * @param thetaNStd the standard deviation of all between-class entries
 * @param thetaCWithDiagonal {@code Θc} over the whole diagonal blocks, {@code i = j} included, as
 *     in the authors' program
 */
public record LabelAwareness(
    double thetaD,
    double thetaC,
    double thetaN,
    double thetaCStd,
    double thetaNStd,
    double thetaCWithDiagonal) {

  /** {@code Θc/Θd}. */
  public double thetaCOverD() {
    return thetaC / thetaD;
  }

  /** {@code Θn/Θd}. */
  public double thetaNOverD() {
    return thetaN / thetaD;
  }
}
