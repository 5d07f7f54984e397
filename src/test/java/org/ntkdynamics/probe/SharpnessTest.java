package org.ntkdynamics.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.LossHessian;
import org.ntkdynamics.training.Preconditioner;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingStart;

/** Against the eigenvalues of the whole matrices of a tiny network. */
class SharpnessTest {
  private static final Architecture ARCHITECTURE = TestNetworks.widths(3, 5, 4, 2);
  private static final double RATE = 1e-2;
  private static final int STEPS = 10; // Of TestNetworks.training.

  /** Of Lanczos' tolerance the square: an eigenvalue is that much better than its vector. */
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @CsvSource({"SGD, STANDARD", "SGD, NTK", "ADAM, STANDARD", "ADAM, NTK"})
  void isTheTopOfTheWholeMatrix(Optimizer optimizer, Parametrization parametrization) {
    TrainingSpec training = TestNetworks.training(optimizer, RATE, Precision.DOUBLE);
    List<Integer> indices = IntStream.range(0, 8).boxed().toList();
    Samples samples =
        new Samples(
            TestNetworks.inputs(ARCHITECTURE, 8, 82),
            indices.stream().map(i -> i % 2).toList(),
            indices,
            2);
    LearningTask task = LearningTask.of(new Dataset(samples, samples, List.of()));
    List<Double> scales = Networks.weightScales(ARCHITECTURE, parametrization, 2);
    MultiLayerNetwork network =
        Networks.create(
            ARCHITECTURE, scales, training, TestNetworks.parameters(ARCHITECTURE, 2, 0.1, 81));
    new Trainer(training, task, step -> false)
        .train(new TrainingStart(network, ARCHITECTURE, 0, 1, "unit"), reached -> {});
    Preconditioner preconditioner = new Preconditioner(network, training);
    try (LossHessian hessian =
        new LossHessian(ARCHITECTURE, network.params(), samples, 1, DataType.DOUBLE)) {
      Sharpness sharpness = Sharpness.of(hessian, preconditioner, training, STEPS, DataType.DOUBLE);
      Eigenpairs plain = whole(hessian, preconditioner.plain());
      assertClose(plain.value(0), sharpness.lambda1());
      assertClose(plain.value(1), sharpness.lambda2());
      assertClose(plain.value(2), sharpness.lambda3());
      assertEquals(200, sharpness.edge(), 1e-10);
      assertEquals(optimizer == Optimizer.ADAM, sharpness.preconditioned().isPresent());
      if (optimizer == Optimizer.ADAM) {
        double top = whole(hessian, preconditioner.adam(STEPS)).value(0);
        assertClose(top, sharpness.preconditioned().getAsDouble());
        assertEquals(3800, sharpness.preconditionedEdge().getAsDouble(), 1e-9);
        assertTrue(
            Sharpness.of(hessian, preconditioner, training, 0, DataType.DOUBLE)
                .preconditioned()
                .isEmpty());
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, TOLERANCE * expected);
  }

  private static Eigenpairs whole(LossHessian hessian, INDArray factors) {
    int p = Math.toIntExact(hessian.size());
    double[][] rows = new double[p][];
    for (int i = 0; i < p; i++) {
      INDArray unit = Nd4j.zeros(DataType.DOUBLE, p);
      unit.putScalar(i, factors.getDouble(i));
      rows[i] = hessian.times(unit).muli(factors).toDoubleVector();
    }
    return Eigenpairs.top(SquareMatrix.of(rows), 3);
  }
}
