package org.ntkdynamics.study.shustin;

import org.ntkdynamics.spec.Limits;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.WeightLaw;

/**
 * The random networks of Shustin &amp; Dogariu: ReLU, one output, no biases, σw² = 2, NTK
 * parametrisation.
 *
 * @param input the input dimensions n_0
 * @param hiddenLayers the numbers L of <em>hidden</em> layers, ascending; there are L + 1 weight
 *     layers
 * @param width the widths M of the hidden layers
 * @param law the laws of the weights Ŵ
 */
record SdNetworkSpec(
    Sweep<Integer> input, Sweep<Integer> hiddenLayers, Sweep<Integer> width, Sweep<WeightLaw> law) {
  SdNetworkSpec {
    Require.distinct("hiddenLayers", hiddenLayers);
    hiddenLayers = new Sweep<>(hiddenLayers.stream().sorted().toList());
    input.forEach(dimension -> Require.between(1, Limits.WIDTH, "input", dimension));
    hiddenLayers.forEach(layers -> Require.between(1, Limits.DEPTH, "hiddenLayers", layers));
    width.forEach(units -> Require.between(1, Limits.WIDTH, "width", units));
  }

  /** The networks on which the statements are held up first. */
  static SdNetworkSpec defaults() {
    return new SdNetworkSpec(Sweep.of(10), Sweep.of(6), Sweep.of(30), Sweep.of(WeightLaw.GAUSSIAN));
  }
}
