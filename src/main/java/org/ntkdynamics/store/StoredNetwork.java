package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes DL4J networks, and reads them from files that are not trusted, where {@code
 * MultiLayerNetwork.load} deserialises whatever Java objects a file holds and hands its headers to
 * native code. Of such a zip {@code configuration.json}, {@code coefficients.bin} and {@code
 * updaterState.bin} are read and nothing else: the first may name {@link AllowedClasses} alone, the
 * others are checked by {@link StoredArray}, and all are bounded by the size of the network.
 */
final class StoredNetwork {
  private static final Logger LOG = LoggerFactory.getLogger(StoredNetwork.class);

  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";
  private static final String UPDATER = "updaterState.bin";

  /** What DL4J deserialises or applies to data; here the network alone counts. */
  private static final List<String> PASSED_OVER = List.of("preprocessor.bin", "normalizer.bin");

  /** For many more, DL4J takes minutes. */
  private static final int MAX_LAYERS = 1_000;

  /** Ten times what so many layers take. */
  static final int MAX_CONFIGURATION_BYTES = 16 << 20;

  /** AMSGrad has three numbers a parameter. */
  private static final int MAX_UPDATER_NUMBERS = 3;

  static {
    DeserializationFilter.install();
  }

  private StoredNetwork() {}

  /**
   * Reads a network, with the state of its updater if there is one.
   *
   * @throws InvalidCheckpointException if there is none that can be read
   */
  static MultiLayerNetwork read(ModelArchive archive) throws InvalidCheckpointException {
    MultiLayerConfiguration configuration = configuration(archive);
    INDArray values = values(archive, configuration);
    try {
      configuration.setDataType(values.dataType());
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init(values, false);
      if (archive.has(UPDATER)) {
        setState(network.getUpdater(), network, archive);
      }
      return network;
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /**
   * What DL4J's {@code ModelSerializer} puts into a zip, with the updater's state if there is one,
   * by the names of its entries; it would also compress them, which takes longer than a step.
   */
  static Map<String, byte[]> entries(MultiLayerNetwork network) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(CONFIGURATION, network.getLayerWiseConfigurations().toJson().getBytes(UTF_8));
    entries.put(PARAMETERS, bytes(network.params()));
    INDArray state = network.getUpdater().getStateViewArray();
    if (state != null && !state.isEmpty()) {
      entries.put(UPDATER, bytes(state));
    }
    return entries;
  }

  private static byte[] bytes(INDArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Nd4j.write(array, new DataOutputStream(out));
    return out.toByteArray();
  }

  /**
   * The parameters of a network.
   *
   * @return shape {@code [1, P]}
   * @throws InvalidCheckpointException if there are not as many as the network has
   */
  static INDArray values(ModelArchive archive, MultiLayerConfiguration configuration)
      throws InvalidCheckpointException {
    long parameters = parameters(configuration);
    INDArray values = array(archive, PARAMETERS, parameters);
    if (values.length() != parameters) {
      throw new InvalidCheckpointException(
          "holds " + values.length() + " parameters for a network of " + parameters);
    }
    return values;
  }

  private static void warnOfPassedOver(ModelArchive archive) {
    List<String> names = new ArrayList<>(PASSED_OVER);
    names.retainAll(archive.names());
    if (!names.isEmpty()) {
      LOG.warn("the model holds {}, which is not read: the network is used without", names);
    }
  }

  /** The layers of a network. */
  static MultiLayerConfiguration configuration(ModelArchive archive)
      throws InvalidCheckpointException {
    warnOfPassedOver(archive);
    return configuration(archive.text(CONFIGURATION, MAX_CONFIGURATION_BYTES));
  }

  /**
   * The layers of a network by its JSON.
   *
   * @throws InvalidCheckpointException if it is none, or its sizes are not those of a network
   */
  static MultiLayerConfiguration configuration(String json) throws InvalidCheckpointException {
    AllowedClasses.check(json);
    MultiLayerConfiguration configuration;
    try {
      configuration = MultiLayerConfiguration.fromJson(json);
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
    if (configuration == null || configuration.getConfs().isEmpty()) {
      throw new InvalidCheckpointException("has no layers");
    }
    parameters(configuration);
    return configuration;
  }

  /** The number of parameters, after every part of it was found to be neither negative nor huge. */
  private static long parameters(MultiLayerConfiguration configuration)
      throws InvalidCheckpointException {
    int layers = configuration.getConfs().size();
    if (layers > MAX_LAYERS) {
      throw new InvalidCheckpointException(
          "has " + layers + " layers: must be at most " + MAX_LAYERS);
    }
    long sum = 0;
    for (int l = 0; l < layers; l++) {
      long own = parameters(configuration.getConf(l), l);
      sum += own;
      if (own < 0 || own > Integer.MAX_VALUE || sum > Integer.MAX_VALUE) {
        throw sizes(l);
      }
    }
    return sum;
  }

  private static long parameters(NeuralNetConfiguration configuration, int l)
      throws InvalidCheckpointException {
    if (configuration.getLayer() == null) {
      throw new InvalidCheckpointException("lacks its layer " + l);
    }
    try {
      if (configuration.getLayer() instanceof FeedForwardLayer layer
          && (isOutOfRange(layer.getNIn()) || isOutOfRange(layer.getNOut()))) {
        throw sizes(l);
      }
      return configuration.getLayer().initializer().numParams(configuration);
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** 0 stands for a size that the layer does not have. */
  private static boolean isOutOfRange(long size) {
    return size < 0 || size > Integer.MAX_VALUE;
  }

  private static void setState(Updater updater, MultiLayerNetwork network, ModelArchive archive)
      throws InvalidCheckpointException {
    INDArray state = array(archive, UPDATER, MAX_UPDATER_NUMBERS * network.numParams());
    INDArray expected = updater.getStateViewArray();
    if (expected == null || expected.length() != state.length()) {
      throw new InvalidCheckpointException(
          "holds an " + UPDATER + " of " + state.length() + " numbers, which is not its updater's");
    }
    updater.setStateViewArray(network, state, false);
  }

  private static INDArray array(ModelArchive archive, String name, long numbers)
      throws InvalidCheckpointException {
    long limit = StoredArray.MAX_HEADER_BYTES + numbers * Double.BYTES;
    return StoredArray.read(name, archive.entry(name, limit));
  }

  private static InvalidCheckpointException sizes(int l) {
    return new InvalidCheckpointException(
        String.format(
            "has sizes in layer %d that no network has: a layer has 1 to %d inputs, outputs and"
                + " parameters",
            l, Integer.MAX_VALUE));
  }

  /** DL4J wraps what went wrong in exceptions whose messages name those within. */
  private static InvalidCheckpointException unreadable(RuntimeException thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why =
        cause instanceof NullPointerException
            ? "a part is missing"
            : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new InvalidCheckpointException("holds no network that can be read: " + why, thrown);
  }
}
