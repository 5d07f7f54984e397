package org.ntkdynamics.network;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Which networks of a user's own can be trained as a spec says: those that compute the same in
 * training as at inference, sample by sample, and whose gradient is that of the spec's loss alone.
 */
final class TrainableLayers {
  private static final String DROPOUT = "its dropout is drawn anew at every step; take it out";

  /** Their subclasses compute something else. */
  private static final Set<Class<?>> KNOWN =
      Set.of(
          ActivationLayer.class,
          ConvolutionLayer.class,
          Cropping2D.class,
          Deconvolution2D.class,
          DenseLayer.class,
          DepthwiseConvolution2D.class,
          GlobalPoolingLayer.class,
          LocalResponseNormalization.class,
          OutputLayer.class,
          PReLULayer.class,
          SeparableConvolution2D.class,
          SubsamplingLayer.class,
          Upsampling2D.class,
          ZeroPaddingLayer.class);

  private static final Set<Class<?>> RESHAPING =
      Set.of(FeedForwardToCnnPreProcessor.class, CnnToFeedForwardPreProcessor.class);

  private TrainableLayers() {}

  /**
   * Checks every layer.
   *
   * @throws UnsupportedNetworkException naming the first that is in the way
   */
  static void check(MultiLayerConfiguration configuration) {
    int last = configuration.getConfs().size() - 1;
    for (int l = 0; l <= last; l++) {
      Layer layer = configuration.getConf(l).getLayer();
      String why = obstacle(layer, l == last);
      InputPreProcessor before = configuration.getInputPreProcess(l);
      if (before != null && !RESHAPING.contains(before.getClass())) {
        why =
            "the "
                + before.getClass().getSimpleName()
                + " before it is none between images and rows";
      }
      if (why != null) {
        throw LayerKinds.refusal(layer, l, why);
      }
    }
  }

  private static @Nullable String obstacle(Layer layer, boolean isLast) {
    String kind = kind(layer);
    if (kind != null) {
      return kind;
    }
    if (isLast ? layer.getClass() != OutputLayer.class : isOutput(layer)) {
      return "the last layer, and it alone, must be an OutputLayer";
    }
    if (layer.getIDropout() != null) {
      return DROPOUT;
    }
    if (!isEmpty(layer.getConstraints())) {
      return "its constraints move parameters beside the optimizer; take them out";
    }
    return layer instanceof BaseLayer base ? beyondLoss(base) : null;
  }

  private static @Nullable String kind(Layer layer) {
    if (LayerKinds.isRecurrent(layer)) {
      return "recurrent layers take sequences, of which there is no NTK here";
    }
    if (layer instanceof BatchNormalization) {
      return "in training it mixes the samples of a batch, so that there is no function of one"
          + " sample whose NTK that is";
    }
    if (layer instanceof DropoutLayer) {
      return DROPOUT;
    }
    if (!KNOWN.contains(layer.getClass()) && !isOutput(layer)) {
      return "must be a dense layer, a convolution, pooling or another of images, an activation, or"
          + " an OutputLayer at the end";
    }
    return LayerKinds.isRandom(layer) ? "the slopes of its activation are random" : null;
  }

  /** What DL4J would do to a gradient or to weights that no loss of a spec has. */
  private static @Nullable String beyondLoss(BaseLayer layer) {
    if (layer.getWeightNoise() != null) {
      return "its weight noise is drawn anew at every step; take it out";
    }
    if (!isEmpty(layer.getRegularization()) || !isEmpty(layer.getRegularizationBias())) {
      return "its l1, l2 or weight decay is no part of the spec's loss; take it out";
    }
    GradientNormalization normalization = layer.getGradientNormalization();
    return normalization == null || normalization == GradientNormalization.None
        ? null
        : "its gradient normalisation is no part of the spec's optimizer; take it out";
  }

  private static boolean isOutput(Layer layer) {
    return layer instanceof BaseOutputLayer || layer instanceof LossLayer;
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
