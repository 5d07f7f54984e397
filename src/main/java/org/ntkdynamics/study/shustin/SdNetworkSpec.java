package org.ntkdynamics.study.shustin;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.Limits;
import org.ntkdynamics.spec.Require;
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
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Integer> input,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<Integer> hiddenLayers,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Integer> width,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<WeightLaw> law) {
  SdNetworkSpec {
    input = Require.distinct("input", input);
    hiddenLayers = Require.distinct("hiddenLayers", hiddenLayers).stream().sorted().toList();
    width = Require.distinct("width", width);
    law = Require.distinct("law", law);
    input.forEach(dimension -> Require.between(1, Limits.WIDTH, "input", dimension));
    hiddenLayers.forEach(layers -> Require.between(1, Limits.DEPTH, "hiddenLayers", layers));
    width.forEach(units -> Require.between(1, Limits.WIDTH, "width", units));
  }

  /** The networks on which the statements are held up first. */
  static SdNetworkSpec defaults() {
    return new SdNetworkSpec(List.of(10), List.of(6), List.of(30), List.of(WeightLaw.GAUSSIAN));
  }
}
