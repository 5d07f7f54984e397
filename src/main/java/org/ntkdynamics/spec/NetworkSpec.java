package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fully-connected network with a linear output layer, or several that a sweep goes through; or
 * DL4J networks of a user's own, of which the other components but {@code outputScale} say nothing.
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
 * @param model files with DL4J networks that are trained in place of those that the other keys
 *     describe: each the JSON of a MultiLayerConfiguration, or a zip as MultiLayerNetwork.save
 *     writes it; label-awareness alone takes them
 */
public record NetworkSpec(
    Sweep<Integer> hiddenLayers,
    Sweep<HiddenWidths> width,
    ActivationKind activation,
    int outputs,
    Sweep<Double> sigmaW2,
    double sigmaB2,
    Parametrization parametrization,
    Sweep<Double> outputScale,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ModelRef> model) {
  /** From its inverse to this, α² and y/α are plain numbers in either precision. */
  private static final double MAX_OUTPUT_SCALE = 1e15;

  public NetworkSpec {
    hiddenLayers.forEach(layers -> Require.between(1, Limits.LAYERS, "hiddenLayers", layers));
    sigmaW2.forEach(variance -> Require.factor("sigmaW2", variance));
    Require.atLeast(1, "outputs", outputs);
    if (Require.notNegative("sigmaB2", sigmaB2) > 0) {
      Require.factor("sigmaB2", sigmaB2);
    }
    outputScale.forEach(NetworkSpec::checkScale);
    for (HiddenWidths widths : width) {
      checkDepth(widths, hiddenLayers);
    }
    model = List.copyOf(model);
    checkNames(model);
  }

  private static void checkNames(List<ModelRef> models) {
    long names = models.stream().map(ModelRef::toString).distinct().count();
    if (names < models.size()) {
      throw new InvalidValueException(
          "model",
          models.stream().map(ModelRef::fileName).toList(),
          "a list of files whose names without their endings differ");
    }
  }

  /** Whether it is networks of a user's own. */
  public boolean isModel() {
    return !model.isEmpty();
  }

  /** Whether its networks lie in a phase, which σw² decides for ReLU alone. */
  public boolean hasPhase() {
    return !isModel() && activation.hasPhase();
  }

  /** As a spec has it: what a model says itself is left out. */
  @JsonValue
  Map<String, Object> value() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (isModel()) {
      keys.put("model", new Sweep<>(model));
    } else {
      keys.put("hiddenLayers", hiddenLayers);
      keys.put("width", width);
      keys.put("activation", activation);
      keys.put("outputs", outputs);
      keys.put("sigmaW2", sigmaW2);
      keys.put("sigmaB2", sigmaB2);
      keys.put("parametrization", parametrization);
    }
    keys.put("outputScale", outputScale);
    return keys;
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
