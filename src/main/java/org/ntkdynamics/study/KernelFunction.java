package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.store.TrainedFunction;

/**
 * Which kernel of which function is computed: a stored network alone does not say, as it holds W
 * and f in either parametrisation and at any scale.
 *
 * @param output what the network's output is: its linear output, the probabilities, …
 * @param parametrization what gradients are taken with respect to
 * @param sigmaW2 σw² of the NTK parametrisation; null where it does not enter
 * @param outputScale the factor α of {@code f̃ = αf}, the function whose kernel it is
 * @param source who says so: {@code request}, {@code checkpoint}, or {@code default} where nobody
 *     does
 */
public record KernelFunction(
    String output,
    Parametrization parametrization,
    @Nullable Double sigmaW2,
    double outputScale,
    String source) {

  /**
   * The function of a stored network: what was asked for, else what was trained if the file is a
   * checkpoint that says so, else f in the standard parametrisation.
   *
   * @param asked the parametrisation that was asked for, if any
   * @param sigmaW2 the σw² that was given, if any
   * @throws UnsupportedNetworkException if the NTK parametrisation is asked for and σw² is not
   *     known
   */
  static KernelFunction of(
      MultiLayerNetwork network,
      Path model,
      @Nullable Parametrization asked,
      @Nullable Double sigmaW2) {
    Optional<TrainedFunction> trained = TrainedFunction.of(model, Studies.reader());
    Parametrization parametrization =
        asked != null
            ? asked
            : trained.map(TrainedFunction::parametrization).orElse(Parametrization.STANDARD);
    Double variance =
        sigmaW2 != null ? sigmaW2 : trained.map(TrainedFunction::sigmaW2).orElse(null);
    boolean isNtk = parametrization == Parametrization.NTK;
    if (isNtk && variance == null) {
      throw new UnsupportedNetworkException(
          model + ": does not say its σw², which the NTK parametrisation needs: add --sigma-w2");
    }
    return new KernelFunction(
        output(network),
        parametrization,
        isNtk ? variance : null,
        trained.map(TrainedFunction::outputScale).orElse(1.0),
        asked != null ? "request" : trained.isPresent() ? "checkpoint" : "default");
  }

  /** {@code s_l} of each layer of a dense network. */
  List<Double> weightScales(Architecture architecture) {
    return Networks.weightScales(architecture, parametrization, sigmaW2 == null ? 1 : sigmaW2);
  }

  private static String output(MultiLayerNetwork network) {
    int last = network.getnLayers() - 1;
    String activation =
        network.getLayer(last).conf().getLayer() instanceof FeedForwardLayer layer
            ? layer.getActivationFn().toString()
            : "identity";
    return switch (activation) {
      case "identity" -> "the linear output";
      case "softmax" -> "the probabilities, the softmax included";
      default -> "the output, its " + activation + " included";
    };
  }
}
