package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationPReLU;
import org.nd4j.linalg.activations.impl.ActivationRReLU;

/**
 * The layers of a DL4J network as functions of single samples, where all of them are such: dense,
 * convolution, pooling, batch normalisation with the stored statistics, activations, dropout that
 * is off, and reshaping.
 */
final class LayerFunctions {
  /** Their subclasses compute something else. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          SubsamplingLayer.class,
          GlobalPoolingLayer.class,
          ZeroPaddingLayer.class,
          Upsampling2D.class);

  /** With parameters of their own, or random. */
  private static final Set<Class<?>> OTHER_ACTIVATIONS =
      Set.of(ActivationPReLU.class, ActivationRReLU.class);

  private final List<LayerFunction> functions = new ArrayList<>();

  private LayerFunctions() {}

  /**
   * The functions of a network.
   *
   * @param network initialised; read, and its layers without parameters are kept
   * @return first layer first; empty if a layer is of another kind
   */
  static Optional<List<LayerFunction>> of(MultiLayerNetwork network) {
    LayerFunctions all = new LayerFunctions();
    int last = network.getnLayers() - 1;
    for (int l = 0; l <= last; l++) {
      InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(l);
      if (!all.addReshaping(before) || !all.add(network.getLayer(l), l == last)) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(all.functions));
  }

  private boolean addReshaping(@Nullable InputPreProcessor before) {
    if (before instanceof FeedForwardToCnnPreProcessor images) {
      functions.add(
          ReshapeFunction.toImages(
              images.getNumChannels(), images.getInputHeight(), images.getInputWidth()));
      return true;
    }
    if (before instanceof CnnToFeedForwardPreProcessor rows
        && rows.getFormat() == CNN2DFormat.NCHW) {
      functions.add(
          ReshapeFunction.toImages(
                  rows.getNumChannels(), rows.getInputHeight(), rows.getInputWidth())
              .reversed());
      return true;
    }
    return before == null;
  }

  private boolean add(Layer stored, boolean isLast) {
    var layer = stored.conf().getLayer();
    if (layer.getClass() == DenseLayer.class || (isLast && layer.getClass() == OutputLayer.class)) {
      return addDense((org.deeplearning4j.nn.conf.layers.FeedForwardLayer) layer, stored);
    }
    if (isLast) {
      return false;
    }
    if (layer.getClass() == ConvolutionLayer.class) {
      return addConvolution((ConvolutionLayer) layer, stored);
    }
    if (layer instanceof BatchNormalization normalization) {
      functions.add(new BatchNormFunction(normalization, stored));
      return normalization.getCnn2DFormat() == CNN2DFormat.NCHW;
    }
    return addWithoutParameters(layer, stored);
  }

  private boolean addWithoutParameters(
      org.deeplearning4j.nn.conf.layers.Layer layer, Layer stored) {
    if (layer instanceof ActivationLayer activation) {
      return addActivation(activation.getActivationFn());
    }
    if (PLAIN.contains(layer.getClass())) {
      functions.add(new PlainFunction(stored));
      return true;
    }
    return layer.getClass() == DropoutLayer.class;
  }

  private boolean addDense(org.deeplearning4j.nn.conf.layers.FeedForwardLayer layer, Layer stored) {
    if (layer instanceof DenseLayer dense && dense.hasLayerNorm()) {
      return false;
    }
    functions.add(
        new DenseFunction(
            stored.getParam(DefaultParamInitializer.WEIGHT_KEY),
            stored.getParam(DefaultParamInitializer.BIAS_KEY)));
    return addActivation(layer.getActivationFn());
  }

  private boolean addConvolution(ConvolutionLayer layer, Layer stored) {
    functions.add(
        new ConvolutionFunction(
            layer,
            stored.getParam(DefaultParamInitializer.WEIGHT_KEY),
            stored.getParam(DefaultParamInitializer.BIAS_KEY)));
    return layer.getCnn2dDataFormat() == CNN2DFormat.NCHW && addActivation(layer.getActivationFn());
  }

  private boolean addActivation(IActivation activation) {
    if (!(activation instanceof ActivationIdentity)) {
      functions.add(new ActivationFunction(activation));
    }
    boolean isDl4j = activation.getClass().getPackage() == ActivationIdentity.class.getPackage();
    return isDl4j && !OTHER_ACTIVATIONS.contains(activation.getClass());
  }
}
