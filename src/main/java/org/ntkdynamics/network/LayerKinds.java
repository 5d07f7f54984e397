package org.ntkdynamics.network;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationRReLU;

/** What layers of DL4J have in common, and how one is refused. */
public final class LayerKinds {
  private LayerKinds() {}

  /** Whether it takes sequences. */
  public static boolean isRecurrent(Layer layer) {
    return layer instanceof BaseRecurrentLayer
        || layer instanceof Bidirectional
        || layer instanceof LastTimeStep
        || layer instanceof TimeDistributed;
  }

  /** Whether the slopes of its activation are drawn at every pass. */
  public static boolean isRandom(Layer layer) {
    IActivation activation =
        layer instanceof BaseLayer base
            ? base.getActivationFn()
            : layer instanceof ActivationLayer own ? own.getActivationFn() : null;
    return activation instanceof ActivationRReLU;
  }

  /** That a layer, counted from 0, is not supported. */
  public static UnsupportedNetworkException refusal(Layer layer, int index, String why) {
    return new UnsupportedNetworkException(name(layer, index) + " is not supported: " + why);
  }

  /** What a layer, counted from 0, is called in messages. */
  static String name(Layer layer, int index) {
    String name = layer.getLayerName() == null ? "" : " \"" + layer.getLayerName() + '"';
    return "layer " + index + name + " (" + layer.getClass().getSimpleName() + ")";
  }
}
