package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.LayerKinds;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Reduction;

/**
 * The NTK of any DL4J network from per-sample gradients: DL4J's own backpropagation is run once for
 * each sample and output, and the rows of the Jacobian are multiplied. Slow, simple, and the
 * reference that {@link LayerwiseNtk} is held against.
 *
 * <p>The function is the network's output in inference mode (no dropout), its last activation
 * included. The network is copied on construction. Cost {@code O(N K P)} in memory. Not
 * thread-safe.
 */
public final class JacobianNtk implements EmpiricalNtk {
  /** What {@link #method} says. */
  public static final String METHOD = "jacobian";

  private final MultiLayerNetwork network;
  private final int outputs;

  /**
   * Creates the kernel of a network.
   *
   * @throws UnsupportedNetworkException if a layer mixes samples (batch normalisation), takes
   *     sequences (recurrent ones) or is random, or the last layer has no output of the shape
   *     {@code [N, K]}
   */
  public JacobianNtk(MultiLayerNetwork network) {
    this(network, network.params().dataType());
  }

  /**
   * The same in another type than that of the parameters.
   *
   * @throws UnsupportedNetworkException likewise
   */
  JacobianNtk(MultiLayerNetwork network, DataType type) {
    this.network = differentiable(network, type);
    this.outputs = outputs(network);
  }

  @Override
  public INDArray kernel(INDArray x, INDArray y, Reduction reduction) {
    List<INDArray> left = jacobian(x);
    List<INDArray> right = jacobian(y);
    try (KernelBlocks blocks = blocks(left, right, reduction)) {
      return blocks.toArray();
    } finally {
      left.forEach(NativeArrays::free);
      right.forEach(NativeArrays::free);
    }
  }

  @Override
  public INDArray kernel(INDArray x, Reduction reduction) {
    List<INDArray> jacobian = jacobian(x);
    try (KernelBlocks blocks = blocks(jacobian, jacobian, reduction)) {
      return blocks.toArray();
    } finally {
      jacobian.forEach(NativeArrays::free);
    }
  }

  @Override
  public SquareMatrix trace(INDArray x) {
    List<INDArray> jacobian = jacobian(x);
    try (KernelBlocks blocks = blocks(jacobian, jacobian, Reduction.TRACE)) {
      return blocks.toMatrix();
    } finally {
      jacobian.forEach(NativeArrays::free);
    }
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public void close() {
    NativeArrays.free(network.params());
    NativeArrays.free(network.getFlattenedGradients());
  }

  /**
   * The gradients of the outputs by the flat parameters.
   *
   * @param x inputs, shape {@code [N, …]} as the network wants them
   * @return for each output k the array {@code ∂f_k(x_i)/∂θ_p}, shape {@code [N, P]}
   */
  public List<INDArray> jacobian(INDArray x) {
    checkInputs(x);
    List<INDArray> jacobian = new ArrayList<>();
    for (int k = 0; k < outputs; k++) {
      jacobian.add(Nd4j.create(network.params().dataType(), x.size(0), network.numParams()));
    }
    for (long i = 0; i < x.size(0); i++) {
      INDArray sample = sample(x, i).castTo(network.params().dataType());
      for (int k = 0; k < outputs; k++) {
        jacobian.get(k).putRow(i, gradient(sample, k));
      }
    }
    return jacobian;
  }

  private void checkInputs(INDArray x) {
    Layer first = network.getLayerWiseConfigurations().getConf(0).getLayer();
    if (first instanceof DenseLayer dense && (x.rank() != 2 || x.size(1) != dense.getNIn())) {
      throw new IllegalArgumentException(
          "inputs must have the shape [N, "
              + dense.getNIn()
              + "], not "
              + Arrays.toString(x.shape()));
    }
  }

  private static INDArray sample(INDArray x, long i) {
    long[] shape = x.shape().clone();
    shape[0] = 1;
    return x.slice(i).reshape(shape);
  }

  private INDArray gradient(INDArray sample, int output) {
    network.setInput(sample);
    // Inference overwrites what goes into an ActivationLayer; nothing that training adds is left
    // on.
    network.feedForward(true, false);
    INDArray unit = Nd4j.zeros(network.params().dataType(), 1, outputs);
    unit.putScalar(0, output, 1);
    network.backpropGradient(unit, LayerWorkspaceMgr.noWorkspaces());
    return network.getFlattenedGradients().reshape(1, network.numParams());
  }

  private KernelBlocks blocks(List<INDArray> left, List<INDArray> right, Reduction reduction) {
    long rows = left.get(0).size(0);
    long columns = right.get(0).size(0);
    KernelBlocks blocks =
        new KernelBlocks(reduction, outputs, rows, columns, network.params().dataType());
    Tile whole = new Tile(0, rows, 0, columns);
    for (int i = 0; i < blocks.size(); i++) {
      for (int[] pair : blocks.pairs(i)) {
        blocks.add(i, whole, left.get(pair[0]).mmul(right.get(pair[1]).transpose()));
      }
    }
    if (left == right) {
      blocks.mirror(Math.toIntExact(rows));
    }
    return blocks;
  }

  private static int outputs(MultiLayerNetwork network) {
    Layer last = lastLayer(network);
    return Math.toIntExact(((FeedForwardLayer) last).getNOut());
  }

  private static Layer lastLayer(MultiLayerNetwork network) {
    List<NeuralNetConfiguration> layers = network.getLayerWiseConfigurations().getConfs();
    return layers.get(layers.size() - 1).getLayer();
  }

  /** A copy of a network whose last layer takes any derivative, not only that of a loss. */
  private static MultiLayerNetwork differentiable(MultiLayerNetwork network, DataType type) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations().clone();
    List<NeuralNetConfiguration> layers = configuration.getConfs();
    for (int l = 0; l < layers.size(); l++) {
      checkSupported(layers.get(l).getLayer(), l, l == layers.size() - 1);
      switchOffNoise(layers.get(l).getLayer());
    }
    NeuralNetConfiguration last = layers.get(layers.size() - 1);
    if (last.getLayer() instanceof OutputLayer output) {
      last.setLayer(withoutLoss(output));
    }
    configuration.setDataType(type);
    MultiLayerNetwork copy = new MultiLayerNetwork(configuration);
    copy.init(network.params().castTo(type).dup(), false);
    copy.initGradientsView();
    return copy;
  }

  /** Dropout and noise, which inference is without. */
  static void switchOffNoise(Layer layer) {
    layer.setIDropout(null);
    if (layer instanceof BaseLayer base) {
      base.setWeightNoise(null);
    }
  }

  private static DenseLayer withoutLoss(OutputLayer output) {
    DenseLayer dense =
        new DenseLayer.Builder()
            .nIn(output.getNIn())
            .nOut(output.getNOut())
            .activation(output.getActivationFn())
            .hasBias(output.hasBias())
            .build();
    dense.setLayerName(output.getLayerName());
    dense.setIUpdater(output.getIUpdater());
    dense.setWeightInitFn(output.getWeightInitFn());
    return dense;
  }

  private static void checkSupported(Layer layer, int index, boolean isLast) {
    if (layer instanceof BatchNormalization) {
      throw LayerKinds.refusal(
          layer, index, "it mixes the samples of a batch, so per-sample gradients do not exist");
    }
    if (LayerKinds.isRecurrent(layer)) {
      throw LayerKinds.refusal(
          layer, index, "recurrent layers take sequences, of which there is no NTK here");
    }
    if (LayerKinds.isRandom(layer)) {
      throw LayerKinds.refusal(layer, index, "the slopes of its activation are random");
    }
    boolean isVectorOutput = layer instanceof OutputLayer || layer instanceof DenseLayer;
    if (isLast ? !isVectorOutput : layer instanceof BaseOutputLayer) {
      throw LayerKinds.refusal(
          layer, index, "the last layer, and it alone, must be a DenseLayer or an OutputLayer");
    }
  }
}
