package org.ntkdynamics.network;

import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;

/** Small random networks for tests. */
public final class TestNetworks {
  private TestNetworks() {}

  public static Architecture widths(Integer... widths) {
    return new Architecture(List.of(widths));
  }

  /**
   * Hidden layers with one activation. The slope of a leaky ReLU is ¼: DL4J's backpropagation
   * rounds slopes to 32 bits, in which 0.01 is not what its forward pass has.
   */
  public static Architecture architecture(
      int inputs, List<Integer> hidden, int outputs, ActivationKind kind) {
    List<Integer> widths = Architecture.of(inputs, hidden, outputs).widths();
    HiddenActivation activation =
        kind == ActivationKind.LEAKY_RELU
            ? new HiddenActivation(kind, 0.25)
            : HiddenActivation.of(kind);
    return new Architecture(widths, Collections.nCopies(hidden.size(), activation));
  }

  /** Initial parameters, shape {@code [1, P]}, in 64 bits. */
  public static INDArray parameters(
      Architecture architecture, double sigmaW2, double sigmaB2, long seed) {
    return new Initialization(sigmaW2, sigmaB2)
        .draw(architecture, RandomStreams.stream(seed, "test"), DataType.DOUBLE);
  }

  /** Standard normal inputs, shape {@code [n, n_0]}, in 64 bits. */
  public static INDArray inputs(Architecture architecture, int n, long seed) {
    Architecture filler = widths(1, Math.multiplyExact(n, architecture.inputs()));
    return parameters(filler, 1, 0, seed)
        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, filler.width(1)))
        .dup('c')
        .reshape('c', n, architecture.inputs());
  }

  public static TrainingSpec training(Optimizer optimizer, double rate, Precision precision) {
    return new TrainingSpec(
        optimizer, rate, BatchSize.FULL, 10, Loss.MSE, precision, Engine.FUSED, 7, 3);
  }

  /** The DL4J network of some parameters. */
  public static MultiLayerNetwork dl4j(
      Architecture architecture, INDArray parameters, Precision precision) {
    return Networks.create(
        architecture,
        Networks.weightScales(architecture, Parametrization.STANDARD, 1),
        training(Optimizer.SGD, 0.1, precision),
        parameters);
  }

  /** The largest difference between two arrays, relative to the largest value of the second. */
  public static double relativeError(INDArray actual, INDArray expected) {
    INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected.castTo(DataType.DOUBLE));
    return difference.amaxNumber().doubleValue()
        / Math.max(expected.amaxNumber().doubleValue(), Double.MIN_NORMAL);
  }

  /** An array from its rows. */
  public static INDArray array(double[]... rows) {
    return Nd4j.create(rows);
  }
}
