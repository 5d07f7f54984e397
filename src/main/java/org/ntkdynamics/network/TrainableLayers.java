package org.ntkdynamics.network;

import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BasePretrainNetwork;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.jspecify.annotations.Nullable;

/**
 * Which networks of a user's own can be trained as a spec says: those that compute the same in
 * training as at inference, sample by sample, and whose gradient is that of the spec's loss alone.
 */
final class TrainableLayers {
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
    boolean isOutput = layer instanceof BaseOutputLayer || layer instanceof LossLayer;
    if (isLast ? layer.getClass() != OutputLayer.class : isOutput) {
      return "the last layer, and it alone, must be an OutputLayer";
    }
    if (layer.getIDropout() != null || layer instanceof DropoutLayer) {
      return "its dropout is drawn anew at every step; take it out";
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
    if (layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop) {
      return "it is frozen, and all parameters are trained here";
    }
    if (layer instanceof BaseWrapperLayer || layer instanceof BasePretrainNetwork) {
      return "it is no plain layer of a feed-forward network";
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

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
