package org.ntkdynamics.network;

import static org.ntkdynamics.spec.ActivationKind.IDENTITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * Builds the DL4J network of a config: dense layers, a linear output layer, and the loss {@code ½‖f
 * - y‖²} averaged over samples (DL4J's {@code LossL2} with weights ½; its {@code LossMSE} divides
 * by the number of outputs).
 *
 * <p>In the NTK parametrisation the network holds {@code W = s·Ŵ}, {@code s = σw/√n_{l-1}}, and not
 * {@code Ŵ}, so that it is an ordinary DL4J network that computes the same function anywhere. The
 * optimizer of each weight matrix is set so that {@code W} moves exactly as if {@code Ŵ} were
 * trained: gradient descent with learning rate {@code s²η}, Adam with {@code sη} and {@code ε/s}.
 */
public final class Networks {
  private Networks() {}

  /** The ND4J type of a precision. */
  public static DataType dataType(Precision precision) {
    return precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
  }

  /**
   * Builds a network.
   *
   * @param architecture its shape
   * @param weightScales {@code s} for each layer, first layer first, as {@link #weightScales} gives
   * @param training the optimizer, its learning rate and the type of the parameters
   * @param parameters the initial parameters, shape {@code [1, P]}; the network takes a copy
   * @return a network that is ready to be trained
   */
  public static MultiLayerNetwork create(
      Architecture architecture,
      List<Double> weightScales,
      TrainingSpec training,
      INDArray parameters) {
    DataType type = dataType(training.precision());
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(0) // DL4J takes the time otherwise; nothing is drawn from it.
            .dataType(type)
            .list();
    for (int l = 1; l <= architecture.layers(); l++) {
      layers.layer(layer(architecture, l, weightScales.get(l - 1), training));
    }
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init(parameters.castTo(type).dup(), false);
    return network;
  }

  /**
   * The factor {@code s} between each layer's weights and the parameters that gradients are taken
   * with respect to: 1, or {@code σw/√n_{l-1}} in the NTK parametrisation.
   *
   * @return L factors, first layer first
   */
  public static List<Double> weightScales(
      Architecture architecture, Parametrization parametrization, double sigmaW2) {
    return architecture.widths().subList(0, architecture.layers()).stream()
        .map(n -> parametrization == Parametrization.NTK ? Math.sqrt(sigmaW2 / n) : 1.0)
        .toList();
  }

  /**
   * Checks that the type of the parameters holds the learning rate of every layer.
   *
   * @param weightScales as {@link #weightScales} gives them
   * @throws UnsupportedNetworkException if one becomes 0 or infinite in it
   */
  public static void checkRates(List<Double> weightScales, TrainingSpec training) {
    boolean isAdam = training.optimizer() == Optimizer.ADAM;
    for (double scale : weightScales) {
      double rate = training.learningRate() * (isAdam ? scale : scale * scale);
      double held = training.precision() == Precision.FLOAT ? (float) rate : rate;
      if (held == 0 || Double.isInfinite(held)) {
        throw new UnsupportedNetworkException(
            String.format(
                Locale.ROOT,
                "training.learningRate: %s makes the step of a layer %s, which precision: %s does"
                    + " not hold: must be nearer to 1",
                training.learningRate(),
                rate,
                training.precision().name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /**
   * The shape of a network, if it is one of dense layers with biases, activations between them that
   * {@link HiddenActivation} knows, and a linear output; empty for any other, whose parameters do
   * not lie as {@link Architecture} says.
   */
  public static Optional<Architecture> architecture(MultiLayerNetwork network) {
    return architecture(network.getLayerWiseConfigurations());
  }

  static Optional<Architecture> architecture(MultiLayerConfiguration configuration) {
    if (!configuration.getInputPreProcessors().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> widths = new ArrayList<>();
    List<HiddenActivation> activations = new ArrayList<>();
    int last = configuration.getConfs().size() - 1;
    for (int l = 0; l <= last; l++) {
      if (!(configuration.getConf(l).getLayer() instanceof FeedForwardLayer layer)
          || !isDense(layer)) {
        return Optional.empty();
      }
      Optional<HiddenActivation> activation = HiddenActivation.of(layer.getActivationFn());
      if (activation.isEmpty() || (l == last && activation.get().kind() != IDENTITY)) {
        return Optional.empty();
      }
      widths.add(Math.toIntExact(layer.getNIn()));
      if (l < last) {
        activations.add(activation.get());
      } else {
        widths.add(Math.toIntExact(layer.getNOut()));
      }
    }
    return Optional.of(new Architecture(widths, activations));
  }

  private static boolean isDense(FeedForwardLayer layer) {
    // Their subclasses compute something else.
    if (layer.getClass() == OutputLayer.class) {
      return ((OutputLayer) layer).hasBias();
    }
    return layer.getClass() == DenseLayer.class
        && ((DenseLayer) layer).hasBias()
        && !((DenseLayer) layer).hasLayerNorm();
  }

  private static Layer layer(
      Architecture architecture, int l, double weightScale, TrainingSpec training) {
    FeedForwardLayer.Builder<?> builder =
        architecture.isHidden(l)
            ? new DenseLayer.Builder().activation(architecture.activation(l).dl4j())
            : new OutputLayer.Builder(halfSquaredError(architecture.outputs(), training))
                .activation(Activation.IDENTITY);
    builder.nIn(architecture.width(l - 1)).nOut(architecture.width(l));
    builder.updater(updater(training, weightScale));
    if (weightScale != 1) {
      builder.biasUpdater(updater(training, 1));
    }
    return builder.build();
  }

  static LossL2 halfSquaredError(int outputs, TrainingSpec training) {
    return new LossL2(
        Nd4j.valueArrayOf(new long[] {1, outputs}, 0.5, dataType(training.precision())));
  }

  static IUpdater updater(TrainingSpec training, double scale) {
    double rate = training.learningRate();
    return training.optimizer() == Optimizer.ADAM
        ? new Adam(scale * rate, training.beta1(), training.beta2(), training.epsilon() / scale)
        : new Sgd(scale * scale * rate);
  }
}
