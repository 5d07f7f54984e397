package org.ntkdynamics.ensemble;

/**
 * The dispersion E[Θ²]/E²[Θ] at one depth: the sample's beside the theory's.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}; 1 for Θ(x,x)
 * @param draws the number N of networks
 * @param sample the estimate for the full kernel Θ(x,x̃); all NaN without draws
 * @param weightsSample the estimate for its weights part alone
 * @param theory what theory says of Θ(x,x), whatever the cosine
 */
public record DispersionPoint(
    int depth,
    double lambda,
    double cosine,
    int draws,
    Estimate sample,
    Estimate weightsSample,
    DispersionTheory theory) {
  /**
   * How far the sample lies from the exact value in exact standard errors, {@code (r̂ - r)/s}; NaN
   * off the diagonal, where no exact value is known, and without draws.
   */
  public double deviation() {
    return cosine == 1
        ? (sample.value() - theory.exact()) / theory.exactStandardError()
        : Double.NaN;
  }
}
