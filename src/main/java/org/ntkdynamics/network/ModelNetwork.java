package org.ntkdynamics.network;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.conditions.Conditions;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * A DL4J network of a user's own, to be trained as a spec says: its layers, activations and
 * initialisers, or its parameters if it has some, are the model's; type, optimizer and loss are the
 * spec's.
 */
public final class ModelNetwork {
  /** ND4J takes the seed 0 for the time; this has the same 32 lower bits, and is a seed. */
  private static final long SEED_ZERO = 1L << Integer.SIZE;

  private final MultiLayerConfiguration configuration;
  private final @Nullable INDArray parameters;
  private final NetworkSize size;

  private ModelNetwork(
      MultiLayerConfiguration configuration, @Nullable INDArray parameters, NetworkSize size) {
    this.configuration = configuration;
    this.parameters = parameters;
    this.size = size;
  }

  /**
   * A network, after it was found to be one that can be trained.
   *
   * @param configuration as it was read; not changed
   * @param parameters those it begins at, shape {@code [1, P]}; null for a draw
   * @param inputs how many numbers a sample has
   * @throws UnsupportedNetworkException if it cannot be trained, or does not take such samples
   */
  public static ModelNetwork of(
      MultiLayerConfiguration configuration, @Nullable INDArray parameters, int inputs) {
    TrainableLayers.check(configuration);
    return new ModelNetwork(configuration, parameters, ModelShape.of(configuration, inputs));
  }

  public NetworkSize size() {
    return size;
  }

  /** How many layers DL4J counts. */
  public int layers() {
    return configuration.getConfs().size();
  }

  /** Whether it begins at parameters of its own. */
  public boolean isStored() {
    return parameters != null;
  }

  /** Its shape if it is a dense network, as {@link Networks#architecture} has it. */
  public Optional<Architecture> architecture() {
    return Networks.architecture(configuration);
  }

  /** The activation of its last layer, as DL4J calls it. */
  public String outputActivation() {
    return ((OutputLayer) configuration.getConf(layers() - 1).getLayer())
        .getActivationFn()
        .toString();
  }

  /**
   * The network at step 0: with the parameters it has, or those that DL4J draws when the seed of
   * its configuration is the one given, 2³² for 0, and its type that of the spec.
   *
   * @throws UnsupportedNetworkException if a parameter is not finite in that type
   */
  public MultiLayerNetwork begin(long seed, TrainingSpec training) {
    MultiLayerNetwork network = initialised(seed, training);
    long bad = network.params().scan(Conditions.notFinite()).longValue();
    if (bad > 0) {
      throw new UnsupportedNetworkException(
          String.format(
              "%d of its %d parameters are NaN or infinite in precision: %s: all must be finite",
              bad, network.numParams(), training.precision().name().toLowerCase(Locale.ROOT)));
    }
    return architecture()
        .map(
            dense ->
                Networks.create(
                    dense, Collections.nCopies(dense.layers(), 1.0), training, network.params()))
        .orElse(network);
  }

  private MultiLayerNetwork initialised(long seed, TrainingSpec training) {
    DataType type = Networks.dataType(training.precision());
    MultiLayerNetwork network = new MultiLayerNetwork(configured(seed, training, type));
    if (parameters == null) {
      network.init();
    } else {
      network.init(parameters.castTo(type).dup(), false);
    }
    return network;
  }

  private MultiLayerConfiguration configured(long seed, TrainingSpec training, DataType type) {
    MultiLayerConfiguration own = configuration.clone();
    own.setDataType(type);
    own.setIterationCount(0);
    own.setEpochCount(0);
    own.setBackpropType(BackpropType.Standard);
    for (NeuralNetConfiguration layer : own.getConfs()) {
      layer.setSeed(seed == 0 ? SEED_ZERO : seed);
      layer.setMiniBatch(true);
      layer.setMinimize(true);
      layer.setIterationCount(0);
      layer.setEpochCount(0);
      if (layer.getLayer() instanceof BaseLayer base) {
        base.setIUpdater(Networks.updater(training, 1));
        base.setBiasUpdater(null);
      }
    }
    ((OutputLayer) own.getConf(layers() - 1).getLayer())
        .setLossFn(Networks.halfSquaredError(size.outputs(), training));
    return own;
  }

  /** The factors {@code s_l} of a dense network in the standard parametrisation. */
  public List<Double> weightScales() {
    return architecture().map(dense -> Collections.nCopies(dense.layers(), 1.0)).orElse(List.of());
  }
}
