package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * A fully-connected network with a linear output layer, or several that a sweep goes through.
 *
 * @param hiddenLayers the number of hidden layers; there is one weight layer more
 * @param width the widths of the hidden layers
 * @param activation what follows each hidden layer
 * @param outputs the number of outputs: 1, or one a class
 * @param sigmaW2 the weight variance σw²: {@code W^l_ij ~ N(0, σw²/n_{l-1})}
 * @param sigmaB2 the bias variance σb²: {@code b^l_i ~ N(0, σb²)}
 * @param parametrization what gradients are taken with respect to
 * @param outputScale the factor α of lazy training (Chizat, Oyallon & Bach 2019): the network that
 *     is trained and whose kernel is reported is {@code f̃ = αf}, its loss {@code L(f̃)/α²}. With
 *     {@code L = ½‖f̃ - y‖²} that loss is {@code ½‖f - y/α‖²}, which is how it is computed; the
 *     kernel of f̃ is α² times that of f
 */
public record NetworkSpec(
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<Integer> hiddenLayers,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<HiddenWidths> width,
    ActivationKind activation,
    int outputs,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Double> sigmaW2,
    double sigmaB2,
    Parametrization parametrization,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<Double> outputScale) {
  /** From its inverse to this, α² and y/α are plain numbers in either precision. */
  private static final double MAX_OUTPUT_SCALE = 1e15;

  public NetworkSpec {
    hiddenLayers = Require.distinct("hiddenLayers", hiddenLayers);
    width = Require.distinct("width", width);
    sigmaW2 = Require.distinct("sigmaW2", sigmaW2);
    hiddenLayers.forEach(layers -> Require.between(1, Limits.LAYERS, "hiddenLayers", layers));
    sigmaW2.forEach(variance -> Require.factor("sigmaW2", variance));
    Require.atLeast(1, "outputs", outputs);
    if (Require.notNegative("sigmaB2", sigmaB2) > 0) {
      Require.factor("sigmaB2", sigmaB2);
    }
    outputScale = Require.distinct("outputScale", outputScale);
    outputScale.forEach(NetworkSpec::checkScale);
    for (HiddenWidths widths : width) {
      checkDepth(widths, hiddenLayers);
    }
  }

  /** Checks that a sweep over seeds and these networks, times so many more, is not too large. */
  public void checkSweep(List<Long> seeds, int more) {
    Require.sweep(
        seeds.size(), hiddenLayers.size(), width.size(), sigmaW2.size(), outputScale.size(), more);
  }

  private static void checkScale(double scale) {
    if (!(scale >= 1 / MAX_OUTPUT_SCALE && scale <= MAX_OUTPUT_SCALE)) {
      throw new InvalidValueException(
          "outputScale",
          scale,
          "a number above 0, of " + 1 / MAX_OUTPUT_SCALE + " to " + MAX_OUTPUT_SCALE);
    }
  }

  private static void checkDepth(HiddenWidths widths, List<Integer> hiddenLayers) {
    int named = widths.widths().size();
    if (!widths.isConstant() && !hiddenLayers.equals(List.of(named))) {
      throw new InvalidValueException(
          "width",
          '"' + widths.toString() + "\" with " + named + " widths",
          "as many widths as hiddenLayers says, which is "
              + hiddenLayers
              + " here (set hiddenLayers: "
              + named
              + ")");
    }
  }
}
