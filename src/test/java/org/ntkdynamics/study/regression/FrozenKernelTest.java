package org.ntkdynamics.study.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingStart;

/**
 * Kernel regression and gradient flow against closed forms and against networks that are trained.
 */
class FrozenKernelTest {
  private static final double RATE = 0.5;
  private static final int STEPS = 1500;
  private static final double[] TRAIN = {0, 0.5, 1.3, 2, 2.2};
  private static final double[] TEST = {0.2, 1.7};
  private static final INDArray Y =
      Nd4j.create(new double[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}, {1, 0}});

  private static INDArray rbf(double[] x, double[] z) {
    INDArray kernel = Nd4j.create(DataType.DOUBLE, x.length, z.length);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < z.length; j++) {
        kernel.putScalar(i, j, 1 + Math.exp(-(x[i] - z[j]) * (x[i] - z[j]) / 2));
      }
    }
    return kernel;
  }

  private static FrozenKernel tiny() {
    return new FrozenKernel(rbf(TRAIN, TRAIN), rbf(TEST, TRAIN));
  }

  private static INDArray linear(double[] x) {
    return Nd4j.create(x, new long[] {x.length, 1}, 'c')
        .mmul(Nd4j.create(new double[][] {{0.3, -0.2}}));
  }

  private static Answers initial() {
    return new Answers(linear(TRAIN), linear(TEST), 0, 0);
  }

  private static void assertClose(double[] expected, INDArray actual, double tolerance) {
    assertArrayEquals(expected, NativeArrays.doubles(actual), tolerance);
  }

  /** The numbers are those of src/test/reference/kernel_regression.py. */
  @Test
  void regressionIsTheClosedForm() {
    Answers answers = tiny().regression(Y, 1e-3);
    assertClose(
        new double[] {
          0.9937238828844759, 0.0051497485553276545, 1.0206480262208621, -0.019666245067464196,
          -0.050634457905490364, 1.0493617270643336, 0.16163445240602192, 0.8409886538377425,
          0.8719563542224904, 0.12551649101268936
        },
        answers.train(),
        Tolerance.F64);
    assertClose(
        new double[] {
          1.0379402741985484, -0.035559732217362895, -0.34083704347424054, 1.3440477830672508
        },
        answers.test(),
        Tolerance.F64);
  }

  /** Likewise; the same time is found from the loss it leads to. */
  @Test
  void gradientFlowIsTheClosedForm() {
    double[] train = {
      0.8843962226588217, 0.05984016757519495, 0.786708099424709, 0.231872582491053,
      0.38663366244084063, 0.6434324115131891, 0.40180593746213544, 0.6025754395640667,
      0.4933362143244806, 0.5028750379520139
    };
    double[] test = {
      0.876990836051226, 0.10499013117518025, 0.3312797986431841, 0.6849545129430781
    };
    double loss = 0.12218152305725923;
    try (GradientFlow flow = new GradientFlow(tiny(), initial(), Y)) {
      for (Answers answers : List.of(flow.after(7), flow.atTrainLoss(loss))) {
        assertClose(train, answers.train(), Tolerance.F64);
        assertClose(test, answers.test(), Tolerance.F64);
        assertEquals(7, answers.time(), 1e-8);
      }
    }
  }

  @Test
  void gradientFlowBeginsAtTheNetworkAndEndsAtRegression() {
    try (GradientFlow flow = new GradientFlow(tiny(), initial(), Y)) {
      Answers begin = flow.atTrainLoss(10);
      assertEquals(0, begin.time());
      assertClose(NativeArrays.doubles(linear(TEST)), begin.test(), Tolerance.F64);
      Answers residual = tiny().regression(Y.sub(linear(TRAIN)), 0);
      INDArray end = residual.test().add(linear(TEST));
      assertClose(NativeArrays.doubles(end), flow.after(1e9).test(), 1e-6);
    }
  }

  @Test
  void conjugateGradientsAgreeWithTheFactor() {
    int n = 700;
    INDArray features = TestNetworks.inputs(TestNetworks.widths(40, 1), n, 3);
    INDArray gram = features.mmul(features.transpose());
    INDArray b = TestNetworks.inputs(TestNetworks.widths(3, 1), n, 4);
    INDArray direct = LinearSolver.cholesky(gram, 0.5, b);
    INDArray iterated = LinearSolver.conjugateGradients(gram, 0.5, b);
    assertTrue(TestNetworks.relativeError(iterated, direct) < 1e-7);
  }

  @Test
  void aKernelThatHasNoInverseAsksForARidge() {
    FrozenKernel flat = new FrozenKernel(Nd4j.ones(DataType.DOUBLE, 5, 5).negi(), rbf(TEST, TRAIN));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> flat.regression(Y, 0));
    assertTrue(String.valueOf(refusal.getMessage()).contains("kernel.ridge"));
  }

  /** With many images the flow is computed in a part of the space, until nothing changes. */
  @Test
  void gradientFlowConvergesInASmallSpace() {
    int n = 300;
    INDArray x = TestNetworks.inputs(TestNetworks.widths(5, 1), n, 1);
    double[] places = NativeArrays.doubles(x.getColumn(0));
    INDArray gram = rbf(places, places);
    INDArray y = x.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3)).dup('c');
    Answers none = new Answers(Nd4j.zerosLike(y), Nd4j.zeros(DataType.DOUBLE, 2, 2), 0, 0);
    try (GradientFlow flow = new GradientFlow(new FrozenKernel(gram, rbf(TEST, places)), none, y)) {
      Answers answers = flow.after(20);
      assertTrue(answers.error() <= GradientFlow.TOLERANCE);
      INDArray left = y.dup('c');
      int steps = 20_000;
      for (int i = 0; i < steps; i++) { // Euler's steps, which is gradient descent.
        left.subi(gram.mmul(left).muli(20.0 / steps / n));
      }
      assertTrue(y.sub(answers.train()).sub(left).amaxNumber().doubleValue() < 1e-3);
    }
  }

  /**
   * How far a network that was trained to the end is from what its first kernel would have learnt.
   */
  private static double distance(int width) {
    Architecture architecture = TestNetworks.widths(6, width, 1);
    List<Double> scales = Networks.weightScales(architecture, Parametrization.NTK, 2);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 0, 1);
    INDArray x = TestNetworks.inputs(architecture, 12, 5);
    Dataset data = new Dataset(samples(x, 0, 8), samples(x, 8, 12), List.of());
    TrainingSpec training =
        new TrainingSpec(
            Optimizer.SGD,
            RATE,
            BatchSize.FULL,
            STEPS,
            Loss.MSE,
            Precision.DOUBLE,
            Engine.FUSED,
            8,
            1);
    MultiLayerNetwork network = Networks.create(architecture, scales, training, parameters);
    INDArray y = data.train().targets(1, DataType.DOUBLE);
    Answers initial =
        new Answers(
            network.output(data.train().features()), network.output(data.test().features()), 0, 0);
    try (LayerwiseNtk ntk =
            new LayerwiseNtk(architecture, parameters, scales, DataType.DOUBLE, 512);
        FrozenKernel kernel = FrozenKernel.of(ntk, data, 1);
        GradientFlow flow = new GradientFlow(kernel, initial, y)) {
      new Trainer(training, LearningTask.of(data), step -> false)
          .train(new TrainingStart(network, architecture, 0, 0, "test"), reached -> {});
      Answers frozen = flow.after(RATE * STEPS);
      INDArray trained = network.output(data.test().features());
      assertTrue(y.sub(frozen.train()).norm2Number().doubleValue() < 1e-2, "trained to the end");
      return trained.sub(frozen.test()).norm2Number().doubleValue()
          / frozen.test().norm2Number().doubleValue();
    }
  }

  private static Samples samples(INDArray x, int from, int to) {
    INDArray rows = x.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()).dup('c');
    List<Integer> indices = IntStream.range(0, to - from).boxed().toList();
    return new Samples(rows, indices.stream().map(i -> i % 2).toList(), indices, 2);
  }

  @Test
  void theWiderANetworkTheMoreItIsItsFirstKernel() {
    double narrow = distance(32);
    double middle = distance(256);
    double wide = distance(2048);
    assertTrue(middle < narrow / 2, middle + " of " + narrow);
    assertTrue(wide < middle / 2, wide + " of " + middle);
    assertTrue(wide < 0.05, "relative distance " + wide);
  }
}
