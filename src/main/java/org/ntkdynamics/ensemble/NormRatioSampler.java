package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws dense networks of one input and one output and reads off how norms change from layer to
 * layer: {@code N_x^l = ‖x^l‖²/‖x^{l-1}‖²} and {@code N_δ^l = ‖δ^l‖²/‖δ^{l+1}‖²}, l = 1 … L-1 (SK's
 * Lemmas A.1 and A.2). Below a dead layer, where a ratio is 0/0, it is 0. Holds buffers; not
 * thread-safe.
 */
public final class NormRatioSampler implements RowSampler {
  private final NetworkSetting setting;
  private final LayerwisePass pass;
  private final double[] kernel = new double[2];

  /**
   * A sampler for an input of norm 1.
   *
   * @throws IllegalArgumentException if there are several outputs
   */
  public NormRatioSampler(NetworkSetting setting) {
    this.setting = setting;
    int input = setting.widths().requireOneOutput().at(0);
    this.pass = new LayerwisePass(setting, InputRows.unit(input), DenseGaussianMatrix::new);
  }

  /** 2(L - 1): all N_x, then all N_δ, each from the input on. */
  @Override
  public int columns() {
    return 2 * (setting.widths().depth() - 1);
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    pass.draw(random, kernel);
    int hidden = setting.widths().depth() - 1;
    for (int l = 1; l <= hidden; l++) {
      row[l - 1] = ratio(pass.forwardNormSquared(l), pass.forwardNormSquared(l - 1));
      row[hidden + l - 1] = ratio(pass.backwardNormSquared(l), pass.backwardNormSquared(l + 1));
    }
  }

  /** The pass carries norms divided by the growth of each layer. */
  private double ratio(double here, double before) {
    return before > 0 ? setting.growth() * here / before : 0;
  }
}
