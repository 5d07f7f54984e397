package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/**
 * A fully-connected ReLU network at initialisation: {@code W^l_ij ~ N(0, σw²/n_{l-1})}, {@code
 * b^l_i ~ N(0, σb²)}, linear output.
 *
 * @param widths n_0 … n_L
 * @param sigmaW2 the weight variance σw²
 * @param sigmaB2 the bias variance σb²; biases are trainable, and so part of the NTK, at 0 too
 * @param scaling the parametrisation
 */
public record NetworkSetting(Widths widths, double sigmaW2, double sigmaB2, KernelScaling scaling) {
  /**
   * @throws IllegalArgumentException if σw² is not a finite number above 0, or σb² not one of at
   *     least 0
   */
  public NetworkSetting {
    if (!(sigmaW2 > 0) || Double.isInfinite(sigmaW2)) {
      throw new IllegalArgumentException(
          "sigmaW2 must be a finite number above 0, but is " + sigmaW2);
    }
    if (!(sigmaB2 >= 0) || Double.isInfinite(sigmaB2)) {
      throw new IllegalArgumentException(
          "sigmaB2 must be a finite number of at least 0, but is " + sigmaB2);
    }
  }

  /** The standard parametrisation with biases that start at 0: the setting of SK's Section 3. */
  public static NetworkSetting standard(Widths widths, double sigmaW2) {
    return new NetworkSetting(widths, sigmaW2, 0, KernelScaling.STANDARD);
  }

  /** What the weight term of layer l, 1 … L, is multiplied with. */
  double weightFactor(int layer) {
    return scaling == KernelScaling.NTK ? sigmaW2 / widths.at(layer - 1) : 1;
  }

  /**
   * The factor by which squared norms are divided in every layer, lest they overflow or vanish: a =
   * σw²/2, but 1 where initialised biases keep the signal of an ordered network alive.
   */
  double growth() {
    double a = sigmaW2 / 2;
    return sigmaB2 == 0 || a > 1 ? a : 1;
  }
}
