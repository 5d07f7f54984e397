package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;

class StructuredNtkTest extends EmpiricalNtkContract {
  private static final double STEP = 1e-5;
  private static final int SIDE = 7;
  private static final int CHANNELS = 2;

  @Override
  EmpiricalNtk ntk(Architecture architecture, INDArray parameters) {
    return ntk(TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE));
  }

  private static StructuredNtk ntk(MultiLayerNetwork network) {
    return StructuredNtk.of(network, DataType.DOUBLE).orElseThrow();
  }

  /** Layers that are put between square images with two channels and three outputs. */
  private record Case(String name, int side, Activation output, List<Layer> layers) {
    Case(String name, Layer... layers) {
      this(name, SIDE, Activation.IDENTITY, List.of(layers));
    }

    MultiLayerNetwork network() {
      NeuralNetConfiguration.ListBuilder list =
          new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).seed(5).list();
      layers.forEach(list::layer);
      list.layer(
          new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
              .nOut(3)
              .activation(output)
              .build());
      list.setInputType(InputType.convolutionalFlat(side, side, CHANNELS));
      MultiLayerNetwork network = new MultiLayerNetwork(list.build());
      network.init();
      network.params().addi(noise(network.params()).muli(0.1)); // Biases, too.
      return network;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static INDArray noise(INDArray like) {
    int count = (int) like.length();
    return TestNetworks.inputs(TestNetworks.widths(count, 1), 1, 6).reshape(like.shape());
  }

  private static ConvolutionLayer.Builder convolution(int height, int width) {
    return new ConvolutionLayer.Builder(height, width).nOut(3).activation(Activation.TANH);
  }

  private static SubsamplingLayer.Builder pooling(PoolingType type) {
    return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2);
  }

  private static DenseLayer dense(Activation activation) {
    return new DenseLayer.Builder().nOut(4).activation(activation).build();
  }

  static Stream<Case> grid() {
    return Stream.concat(convolutions(), others());
  }

  private static Stream<Case> convolutions() {
    List<Case> cases = new ArrayList<>();
    for (ConvolutionMode mode : List.of(ConvolutionMode.Truncate, ConvolutionMode.Same)) {
      for (int stride : new int[] {1, 2}) {
        for (boolean hasBias : new boolean[] {true, false}) {
          ConvolutionLayer first =
              convolution(3, 2).stride(stride, 1).convolutionMode(mode).hasBias(hasBias).build();
          ConvolutionLayer second =
              convolution(2, 2).nOut(2).convolutionMode(mode).hasBias(hasBias).build();
          cases.add(new Case(mode + ", stride " + stride + ", bias " + hasBias, first, second));
        }
      }
    }
    ConvolutionLayer padded = convolution(3, 3).padding(2, 1).build();
    ConvolutionLayer dilated = convolution(2, 3).dilation(2, 3).build();
    ConvolutionLayer point = convolution(1, 1).nOut(1).build();
    ConvolutionLayer whole = convolution(SIDE, SIDE).build();
    cases.add(new Case("padding", padded, convolution(3, 3).padding(1, 0).build()));
    cases.add(new Case("dilation", dilated, convolution(2, 1).dilation(2, 1).build()));
    cases.add(new Case("one pixel, one filter", point, point.clone()));
    cases.add(new Case("one position", whole, dense(Activation.SIGMOID)));
    return cases.stream();
  }

  private static Stream<Case> others() {
    SubsamplingLayer same =
        pooling(PoolingType.AVG).stride(1, 2).convolutionMode(ConvolutionMode.Same).build();
    DenseLayer dropped =
        new DenseLayer.Builder().nOut(4).dropOut(0.5).activation(Activation.RELU).build();
    return Stream.of(
        new Case("max pooling", convolution(2, 2).build(), pooling(PoolingType.MAX).build()),
        new Case("average", pooling(PoolingType.AVG).build(), convolution(2, 2).build()),
        new Case("p-norm", convolution(2, 2).build(), pooling(PoolingType.PNORM).pnorm(3).build()),
        new Case("same", convolution(2, 2).build(), same, dense(Activation.ELU)),
        new Case(
            "padded maximum",
            convolution(2, 2).build(),
            pooling(PoolingType.MAX).kernelSize(3, 3).padding(1, 1).build(),
            dense(Activation.TANH)),
        new Case(
            "everywhere",
            convolution(2, 2).build(),
            new GlobalPoolingLayer(PoolingType.AVG),
            dense(Activation.SOFTSIGN)),
        new Case(
            "sizes",
            new ZeroPaddingLayer(1, 2),
            convolution(3, 3).stride(2, 2).build(),
            new Upsampling2D.Builder(2).build(),
            convolution(3, 3).build()),
        new Case("dropout that is off", convolution(3, 3).build(), new DropoutLayer(0.5), dropped),
        new Case("softmax", SIDE, Activation.SOFTMAX, List.of(convolution(3, 3).build())),
        new Case(
            "softmax inside",
            SIDE,
            Activation.TANH,
            List.of(convolution(3, 3).build(), dense(Activation.SOFTMAX))),
        new Case("dense alone", dense(Activation.GELU), new ActivationLayer(Activation.SWISH)),
        new Case(
            "noisy weights",
            new DenseLayer.Builder().nOut(3).weightNoise(new DropConnect(0.5)).build()));
  }

  private static INDArray images(int count, long seed) {
    return images(SIDE, count, seed);
  }

  private static INDArray images(int side, int count, long seed) {
    return TestNetworks.inputs(TestNetworks.widths(side * side * CHANNELS, 1), count, seed);
  }

  @ParameterizedTest
  @MethodSource("grid")
  void agreesWithTheJacobian(Case layers) {
    MultiLayerNetwork network = layers.network();
    INDArray x = images(5, 1);
    INDArray y = images(3, 2);
    try (EmpiricalNtk reference = new JacobianNtk(network);
        EmpiricalNtk fast = ntk(network);
        EmpiricalNtk single = StructuredNtk.of(network, DataType.FLOAT).orElseThrow()) {
      for (Reduction reduction : Reduction.values()) {
        INDArray expected = reference.kernel(x, reduction);
        assertTrue(relativeError(fast.kernel(x, reduction), expected) < Tolerance.F64);
        assertTrue(relativeError(single.kernel(x, reduction), expected) < Tolerance.F32);
        expected = reference.kernel(x, y, reduction);
        assertTrue(relativeError(fast.kernel(x, y, reduction), expected) < Tolerance.F64);
      }
    }
  }

  static Stream<Case> normalised() {
    BatchNormalization plain = new BatchNormalization.Builder().build();
    return Stream.of(
        small("images", convolution(3, 3).build(), plain, dense(Activation.TANH)),
        small("rows", dense(Activation.TANH), plain.clone(), dense(Activation.SIGMOID)),
        small("first", plain.clone(), convolution(3, 3).build()),
        small("logarithms", new BatchNormalization.Builder().useLogStd(true).eps(0.1).build()),
        small("variances", new BatchNormalization.Builder().useLogStd(false).eps(0.1).build()),
        locked(1, 0),
        locked(2, 0),
        locked(2, 0.5));
  }

  /** Differences go through all parameters twice. */
  private static Case small(String name, Layer... layers) {
    return new Case(name, 4, Activation.IDENTITY, List.of(layers));
  }

  private static Case locked(double gamma, double beta) {
    return small(
        "locked at " + gamma + " and " + beta,
        convolution(3, 3).build(),
        new BatchNormalization.Builder().lockGammaBeta(true).gamma(gamma).beta(beta).build());
  }

  /** The stored mean and variance, which the differences leave alone, are not parameters. */
  @ParameterizedTest
  @MethodSource("normalised")
  void batchNormalisationAtInferenceIsThatOfFiniteDifferences(Case layers) {
    MultiLayerNetwork network = layers.network();
    INDArray x = images(4, 4, 3);
    List<INDArray> jacobian = differences(network, x);
    try (EmpiricalNtk ntk = ntk(network)) {
      INDArray full = ntk.kernel(x, Reduction.FULL);
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          INDArray expected = jacobian.get(k).mmul(jacobian.get(j).transpose());
          INDArray block = full.get(NDArrayIndex.point(k), NDArrayIndex.point(j));
          assertTrue(relativeError(block, expected) < Tolerance.FINITE_DIFFERENCE, k + ", " + j);
        }
      }
      INDArray trace = ntk.kernel(x, Reduction.TRACE);
      assertEquals(0, relativeError(one(ntk, x, 2), trace.getRow(2, true)), Tolerance.F64);
    }
  }

  /** A sample with all of them, alone in its batch. */
  private static INDArray one(EmpiricalNtk ntk, INDArray x, int sample) {
    return ntk.kernel(x.getRow(sample, true), x, Reduction.TRACE);
  }

  /** The Jacobian of each output, shape {@code [N, P]}, by what backpropagation trains. */
  private static List<INDArray> differences(MultiLayerNetwork network, INDArray x) {
    List<INDArray> columns = new ArrayList<>();
    network
        .paramTable()
        .forEach(
            (name, parameter) -> {
              if (!name.matches("\\d+_(mean|var|log10stdev)")) {
                for (long p = 0; p < parameter.length(); p++) {
                  columns.add(slope(network, parameter, p, x));
                }
              }
            });
    INDArray all = Nd4j.stack(2, columns.toArray(INDArray[]::new));
    return IntStream.range(0, 3)
        .mapToObj(k -> all.get(NDArrayIndex.all(), NDArrayIndex.point(k), NDArrayIndex.all()).dup())
        .toList();
  }

  private static INDArray slope(MultiLayerNetwork network, INDArray parameter, long p, INDArray x) {
    double value = parameter.getDouble(p);
    parameter.putScalar(p, value + STEP);
    INDArray above = network.output(x).dup();
    parameter.putScalar(p, value - STEP);
    INDArray slope = above.sub(network.output(x)).divi(2 * STEP);
    parameter.putScalar(p, value);
    return slope;
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void theSizeOfATileChangesRoundingAlone(Reduction reduction) {
    MultiLayerNetwork network = normalised().findFirst().orElseThrow().network();
    INDArray x = images(4, 7, 4);
    INDArray y = images(4, 5, 5);
    try (EmpiricalNtk whole = ntk(network);
        EmpiricalNtk tiled = StructuredNtk.of(network, DataType.DOUBLE, 3).orElseThrow()) {
      INDArray expected = whole.kernel(x, reduction);
      INDArray kernel = tiled.kernel(x, reduction);
      assertTrue(relativeError(kernel, expected) < Tolerance.F64);
      if (reduction == Reduction.FULL) {
        assertEquals(kernel.permute(1, 0, 3, 2).dup(), kernel);
      }
      expected = whole.kernel(x, y, reduction);
      assertTrue(relativeError(tiled.kernel(x, y, reduction), expected) < Tolerance.F64);
    }
  }

  @Test
  void leavesTheNetworkAndItsInputsAlone() {
    MultiLayerNetwork network = others().findFirst().orElseThrow().network();
    INDArray parameters = network.params().dup();
    INDArray x = images(3, 7);
    String before = network.getLayerWiseConfigurations().toJson();
    try (EmpiricalNtk ntk = ntk(network)) {
      ntk.kernel(x, Reduction.FULL);
    }
    assertEquals(before, network.getLayerWiseConfigurations().toJson());
    assertEquals(parameters, network.params());
    assertEquals(images(3, 7), x);
  }

  @Test
  void imagesMayComeAsImages() {
    MultiLayerNetwork network = others().findFirst().orElseThrow().network();
    INDArray rows = images(3, 8);
    try (EmpiricalNtk ntk = ntk(network)) {
      assertEquals(ntk.trace(rows), ntk.trace(rows.reshape('c', 3, CHANNELS, SIDE, SIDE)));
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> ntk.trace(Nd4j.ones(3, 97)));
      assertEquals("inputs must have the shape [1, 98], not [1, 97]", refusal.getMessage());
    }
  }

  @Test
  void theCheapestWayIsTaken() {
    MultiLayerNetwork dense = TestNetworks.dl4j(ARCHITECTURE, PARAMETERS, Precision.FLOAT);
    assertEquals("layerwise", EmpiricalNtk.of(dense).method());
    assertEquals(
        "structured", EmpiricalNtk.of(grid().findFirst().orElseThrow().network()).method());
    assertEquals(
        "jacobian", EmpiricalNtk.of(otherKinds().findFirst().orElseThrow().network()).method());
  }

  static Stream<Case> otherKinds() {
    return Stream.of(
        new Case("a slope that is trained", convolution(3, 3).build(), prelu()),
        new Case("a random slope", dense(Activation.RRELU)),
        new Case(
            "a normalised layer", new DenseLayer.Builder().nOut(3).hasLayerNorm(true).build()));
  }

  private static Layer prelu() {
    return new PReLULayer.Builder().inputShape(3, 5, 5).build();
  }

  @ParameterizedTest
  @MethodSource("otherKinds")
  void otherKindsOfLayersAreLeftToTheReference(Case layers) {
    assertTrue(StructuredNtk.of(layers.network(), DataType.DOUBLE).isEmpty());
  }

  @Test
  void sequencesAndChannelsThatComeLastAreLeftToTheReference() {
    assertTrue(
        StructuredNtk.of(
                network(
                    InputType.convolutional(5, 5, 2, CNN2DFormat.NHWC),
                    convolution(2, 2).dataFormat(CNN2DFormat.NHWC).build()),
                DataType.DOUBLE)
            .isEmpty());
    assertTrue(
        StructuredNtk.of(
                network(InputType.recurrent(3, 4), new LSTM.Builder().nOut(3).build()),
                DataType.DOUBLE)
            .isEmpty());
  }

  private static MultiLayerNetwork network(InputType input, Layer layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .dropOut(new Dropout(0.5))
                .list()
                .layer(layer)
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE).nOut(2).build())
                .setInputType(input)
                .build());
    network.init();
    return network;
  }
}
