package org.ntkdynamics.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gaussian initialisation, equation (6) of Seleznova & Kutyniok 2022: {@code W^l_ij ~ N(0,
 * σw²/n_{l-1})}, {@code b^l_i ~ N(0, σb²)}, all independent.
 *
 * @param sigmaW2 the weight variance σw²
 * @param sigmaB2 the bias variance σb²
 */
public record Initialization(double sigmaW2, double sigmaB2) {

  /**
   * Draws the parameters of a network. The same stream gives the same parameters, up to rounding,
   * in either type.
   *
   * @return shape {@code [1, P]}, in the order of {@link Architecture#offset}
   */
  public INDArray draw(Architecture architecture, UniformRandomProvider rng, DataType type) {
    SharedStateContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(rng);
    double[] parameters = new double[Math.toIntExact(architecture.parameters())];
    int at = 0;
    for (int l = 1; l <= architecture.layers(); l++) {
      double weightDeviation = Math.sqrt(sigmaW2 / architecture.width(l - 1));
      at = fill(parameters, at, architecture.weights(l), weightDeviation, gaussian);
      at = fill(parameters, at, architecture.width(l), Math.sqrt(sigmaB2), gaussian);
    }
    return Nd4j.createFromArray(parameters).reshape(1, parameters.length).castTo(type);
  }

  private static int fill(
      double[] parameters,
      int from,
      long count,
      double deviation,
      SharedStateContinuousSampler gaussian) {
    int end = Math.toIntExact(from + count);
    for (int i = from; i < end && deviation > 0; i++) {
      parameters[i] = deviation * gaussian.sample();
    }
    return end;
  }
}
