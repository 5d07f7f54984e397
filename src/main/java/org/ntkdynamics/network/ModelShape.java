package org.ntkdynamics.network;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/** Follows a sample through the layers of a DL4J network by its shape, before there is one. */
final class ModelShape {
  /** An image of more pixels along an edge is none that a run has. */
  private static final int LARGEST_WINDOW = 10_000;

  private final MultiLayerConfiguration configuration;
  private InputType type;
  private double parameters;
  private double products;
  private double firstProducts;
  private double units;
  private double widest;

  private ModelShape(MultiLayerConfiguration configuration, int inputs) {
    this.configuration = configuration;
    this.type = InputType.feedForward(inputs);
    leave(inputs);
  }

  /**
   * The size of a network of samples that are rows of some numbers.
   *
   * @throws UnsupportedNetworkException if a layer does not take what comes to it, or leaves more
   *     numbers than an array has
   */
  static NetworkSize of(MultiLayerConfiguration configuration, int inputs) {
    ModelShape shape = new ModelShape(configuration, inputs);
    int layers = configuration.getConfs().size();
    for (int l = 0; l < layers; l++) {
      shape.pass(l);
    }
    return new NetworkSize(
        inputs,
        Math.toIntExact(shape.type.arrayElementsPerExample()),
        shape.parameters,
        shape.products,
        shape.firstProducts,
        shape.units,
        shape.widest);
  }

  private void pass(int l) {
    NeuralNetConfiguration conf = configuration.getConf(l);
    Layer layer = conf.getLayer();
    InputType before = type;
    checkWindow(layer, l);
    try {
      InputPreProcessor reshaping = configuration.getInputPreProcess(l);
      before = reshaping == null ? type : reshaping.getOutputType(type);
      type = layer.getOutputType(l, before);
    } catch (RuntimeException e) { // DL4J has one of its own for each thing that can be wrong.
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw refusal(layer, l, type, why);
    }
    checkInputs(layer, l, before);
    long own = layer.initializer().numParams(conf);
    double through = own;
    if (layer instanceof ConvolutionLayer && type instanceof InputTypeConvolutional image) {
      double positions = (double) image.getHeight() * image.getWidth();
      through = own * positions;
      leave(positions * own / Math.max(1, image.getChannels())); // Patches, as DL4J lays them out.
    }
    parameters += own;
    products += through;
    firstProducts = l == 0 ? through : firstProducts;
    long numbers = type.arrayElementsPerExample();
    if (numbers < 1 || numbers > Integer.MAX_VALUE) {
      throw refusal(layer, l, before, "its output is of " + numbers + " numbers");
    }
    leave((double) numbers);
  }

  private void leave(double numbers) {
    units += numbers;
    widest = Math.max(widest, numbers);
  }

  /** DL4J hands these to native code, some as they stand. */
  private static void checkWindow(Layer layer, int l) {
    if (layer instanceof ConvolutionLayer convolution) {
      checkWindow(layer, l, convolution.getKernelSize(), 1);
      checkWindow(layer, l, convolution.getStride(), 1);
      checkWindow(layer, l, convolution.getDilation(), 1);
      checkWindow(layer, l, convolution.getPadding(), 0);
    } else if (layer instanceof SubsamplingLayer pooling) {
      checkWindow(layer, l, pooling.getKernelSize(), 1);
      checkWindow(layer, l, pooling.getStride(), 1);
      checkWindow(layer, l, pooling.getDilation(), 1);
      checkWindow(layer, l, pooling.getPadding(), 0);
    }
  }

  private static void checkWindow(Layer layer, int l, int @Nullable [] sizes, int least) {
    boolean isWindow =
        sizes != null
            && sizes.length == 2
            && Arrays.stream(sizes).allMatch(size -> size >= least && size <= LARGEST_WINDOW);
    if (!isWindow) {
      throw new UnsupportedNetworkException(
          LayerKinds.name(layer, l)
              + " has a window of "
              + Arrays.toString(sizes)
              + ": kernel, stride, dilation and padding are two numbers of 1, padding of 0, to "
              + LARGEST_WINDOW);
    }
  }

  private static void checkInputs(Layer layer, int l, InputType before) {
    boolean isDense = layer instanceof DenseLayer || layer instanceof OutputLayer;
    long expected =
        isDense
            ? before.arrayElementsPerExample()
            : layer instanceof ConvolutionLayer && before instanceof InputTypeConvolutional image
                ? image.getChannels()
                : -1;
    if (expected >= 0 && ((FeedForwardLayer) layer).getNIn() != expected) {
      throw refusal(
          layer, l, before, "its nIn is " + ((FeedForwardLayer) layer).getNIn() + " there");
    }
    if (layer instanceof BaseLayer base && base.getActivationFn() == null) {
      throw refusal(layer, l, before, "it has no activation");
    }
  }

  private static UnsupportedNetworkException refusal(
      Layer layer, int l, InputType before, String why) {
    return new UnsupportedNetworkException(
        LayerKinds.name(layer, l) + " does not take " + before + ": " + why);
  }
}
