package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.metrics.Lanczos;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.store.NpyFile;

/** Against differences of the engine's gradients, JAX and the whole matrix of a tiny network. */
class LossHessianTest {
  private static final int N = 7;
  private static final double STEP = 1e-6;

  private static Samples samples(INDArray x, int classes) {
    List<Integer> indices = IntStream.range(0, (int) x.size(0)).boxed().toList();
    return new Samples(x, indices.stream().map(i -> i % classes).toList(), indices, classes);
  }

  private static LearningTask task(Samples samples) {
    return new LearningTask(new Dataset(samples, samples, List.of()), 1.5);
  }

  private static INDArray wave(long size) {
    return Nd4j.createFromArray(
        IntStream.range(0, Math.toIntExact(size)).mapToDouble(Math::sin).toArray());
  }

  /** The gradient of the mean loss. */
  private static INDArray gradient(
      Architecture architecture, INDArray parameters, LearningTask task) {
    MultiLayerNetwork network = TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE);
    network.initGradientsView();
    try (GradientEngine engine =
        new FusedEngine(
            network,
            architecture,
            TestNetworks.training(Optimizer.SGD, 0.1, Precision.DOUBLE),
            task,
            1)) {
      engine.gradient(null);
      return network.getFlattenedGradients().div(N).reshape(architecture.parameters());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "2, 5, 3", "4, 17, 3", "2, 46, 2"})
  void isTheDifferenceOfGradients(int hiddenLayers, int width, int outputs) {
    Architecture architecture =
        Architecture.of(6, Collections.nCopies(hiddenLayers, width), outputs);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 0.3, 61);
    Samples samples = samples(TestNetworks.inputs(architecture, N, 62), Math.max(2, outputs));
    LearningTask task = task(samples);
    INDArray v = wave(architecture.parameters());
    INDArray step = v.mul(STEP).reshape(1, v.length());
    INDArray expected =
        gradient(architecture, parameters.add(step), task)
            .sub(gradient(architecture, parameters.sub(step), task))
            .div(2 * STEP);
    try (LossHessian hessian =
        new LossHessian(architecture, parameters, samples, 1.5, DataType.DOUBLE)) {
      INDArray product = hessian.times(v);
      double error = relativeError(product, expected);
      assertTrue(error < Tolerance.FINITE_DIFFERENCE, "off by " + error);
      assertEquals(product, hessian.times(v)); // It leaves itself as it was.
    }
    try (LossHessian single =
        new LossHessian(architecture, parameters, samples, 1.5, DataType.FLOAT)) {
      assertTrue(relativeError(single.times(v.castTo(DataType.FLOAT)), expected) < Tolerance.F32);
    }
  }

  @Test
  void isJaxs() {
    Architecture architecture = TestNetworks.widths(6, 16, 12, 9, 3);
    Path kernel = Path.of("src/test/resources/org/ntkdynamics/kernel");
    Path own = Path.of("src/test/resources/org/ntkdynamics/training");
    INDArray parameters = NpyFile.read(kernel.resolve("jax-parameters.npy"));
    Samples samples = samples(NpyFile.read(kernel.resolve("jax-inputs.npy")), 3);
    INDArray v = wave(architecture.parameters());
    try (LossHessian hessian =
        new LossHessian(architecture, parameters, samples, 1, DataType.DOUBLE)) {
      INDArray product = NpyFile.read(own.resolve("jax-hessian-product.npy"));
      assertTrue(relativeError(hessian.times(v), product) < Tolerance.F64);
      INDArray top = NpyFile.read(own.resolve("jax-hessian-top.npy"));
      Lanczos found = Lanczos.of(hessian::times, v, new Lanczos.Aim(5, 1e-11, 200));
      for (int rank = 0; rank < 5; rank++) {
        assertEquals(top.getDouble(rank), found.values().get(rank), Tolerance.F64 * 30);
      }
    }
  }

  @Test
  void theWholeMatrixIsSymmetricWithTheEigenvaluesOfLanczos() {
    Architecture architecture = TestNetworks.widths(3, 4, 3, 2);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 0.3, 63);
    Samples samples = samples(TestNetworks.inputs(architecture, N, 64), 2);
    int p = Math.toIntExact(architecture.parameters());
    try (LossHessian hessian =
        new LossHessian(architecture, parameters, samples, 1.5, DataType.DOUBLE)) {
      double[][] rows = new double[p][];
      for (int i = 0; i < p; i++) {
        INDArray unit = Nd4j.zeros(DataType.DOUBLE, p);
        unit.putScalar(i, 1);
        rows[i] = hessian.times(unit).toDoubleVector();
      }
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < i; j++) {
          assertEquals(rows[i][j], rows[j][i], 1e-13);
        }
      }
      Eigenpairs whole = Eigenpairs.top(SquareMatrix.of(rows), 3);
      Lanczos found = Lanczos.of(hessian::times, wave(p), new Lanczos.Aim(3, 1e-12, p));
      for (int rank = 0; rank < 3; rank++) {
        assertEquals(whole.value(rank), found.values().get(rank), 1e-11);
      }
    }
  }

  @Test
  void otherActivationsThanReluAreRefused() {
    Architecture tanh = Architecture.of(6, List.of(4), 2, ActivationKind.TANH);
    Samples samples = samples(wave(N * 6).reshape(N, 6), 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LossHessian(tanh, wave(tanh.parameters()), samples, 1, DataType.DOUBLE));
  }
}
