package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.inputs;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Reduction;

/** What every way of computing the kernel must give. */
abstract class EmpiricalNtkContract {
  static final Architecture ARCHITECTURE = TestNetworks.widths(5, 8, 7, 6, 3);
  static final INDArray PARAMETERS = TestNetworks.parameters(ARCHITECTURE, 2, 0.1, 11);

  abstract EmpiricalNtk ntk(Architecture architecture, INDArray parameters);

  /**
   * The network of these tests: five inputs, three outputs and the number of {@link #PARAMETERS}.
   */
  Architecture architecture() {
    return ARCHITECTURE;
  }

  private EmpiricalNtk ntk() {
    return ntk(architecture(), PARAMETERS);
  }

  @Test
  void oneHiddenLayerByHand() {
    // x = (1, 2); h = (1·1 - 1·2 + ½, 0·1 + 1·2) = (-½, 2); relu = (0, 2); f = 3·0 - 2·2 + 1 = -3.
    // δ² = 1, δ¹ = (0, -2). Θ = 1·(0 + 4 + 1) + 4·(1 + 4 + 1) = 29.
    Architecture architecture = TestNetworks.widths(2, 2, 1);
    INDArray parameters = TestNetworks.array(new double[] {1, -1, 0, 1, 0.5, 0, 3, -2, 1});
    INDArray x = TestNetworks.array(new double[] {1, 2});
    INDArray theta = ntk(architecture, parameters).kernel(x, Reduction.TRACE);
    assertEquals(29, theta.getDouble(0, 0), 1e-12);
  }

  @Test
  void twoInputsOfOneHiddenLayerByHand() {
    // As above with x' = (3, 1): h' = (2½, 1), δ'¹ = (3, -2). <δ²,δ'²> = 1, <relu, relu'> = 2·1;
    // <δ¹,δ'¹> = 4, <x,x'> = 5. Θ = 1·(2 + 1) + 4·(5 + 1) = 27.
    Architecture architecture = TestNetworks.widths(2, 2, 1);
    INDArray parameters = TestNetworks.array(new double[] {1, -1, 0, 1, 0.5, 0, 3, -2, 1});
    INDArray theta =
        ntk(architecture, parameters)
            .kernel(
                TestNetworks.array(new double[] {1, 2}),
                TestNetworks.array(new double[] {3, 1}),
                Reduction.TRACE);
    assertEquals(27, theta.getDouble(0, 0), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void hasTheShapeOfItsReduction(Reduction reduction) {
    long[] shape =
        ntk().kernel(inputs(architecture(), 4, 1), inputs(architecture(), 6, 2), reduction).shape();
    long[] expected =
        switch (reduction) {
          case TRACE -> new long[] {4, 6};
          case PER_OUTPUT -> new long[] {3, 4, 6};
          case FULL -> new long[] {3, 3, 4, 6};
        };
    assertArrayEquals(expected, shape);
  }

  @Test
  void isSymmetricToTheLastBit() {
    INDArray x = inputs(architecture(), 9, 3);
    INDArray trace = ntk().kernel(x, Reduction.TRACE);
    assertEquals(trace.transpose(), trace);
    INDArray full = ntk().kernel(x, Reduction.FULL);
    assertEquals(full.permute(1, 0, 3, 2).dup(), full);
  }

  @Test
  void theTraceAsAMatrixHasTheSameNumbers() {
    INDArray x = inputs(architecture(), 9, 3);
    INDArray full = ntk().kernel(x, Reduction.FULL);
    INDArray trace = ntk().kernel(x, Reduction.TRACE);
    assertEquals(NativeArrays.matrix(trace), ntk().trace(x));
    assertEquals(NativeArrays.matrix(trace), EmpiricalNtk.trace(trace, Reduction.TRACE));
    double theta = trace.getDouble(2, 7);
    assertEquals(
        theta, EmpiricalNtk.trace(full, Reduction.FULL).at(2, 7), Tolerance.F64 * Math.abs(theta));
  }

  @Test
  void whatItGaveOutlivesItsEnd() {
    INDArray x = inputs(architecture(), 3, 3);
    for (Reduction reduction : Reduction.values()) {
      INDArray kernel;
      INDArray rectangular;
      try (EmpiricalNtk ntk = ntk()) {
        kernel = ntk.kernel(x, reduction);
        rectangular = ntk.kernel(x, x, reduction);
      }
      assertFalse(x.wasClosed() || PARAMETERS.wasClosed());
      assertEquals(
          0, rectangular.distance2(kernel), Tolerance.F64 * kernel.norm2Number().doubleValue());
    }
  }

  @Test
  void isPositiveSemidefinite() {
    INDArray theta = ntk().kernel(inputs(architecture(), 12, 4), Reduction.TRACE);
    double[] eigenvalues =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(theta.toDoubleMatrix()))
            .getEigenvalues();
    for (double eigenvalue : eigenvalues) {
      assertTrue(eigenvalue > -Tolerance.F64 * eigenvalues[0], "eigenvalue " + eigenvalue);
    }
  }

  @Test
  void permutingSamplesPermutesTheKernel() {
    INDArray x = inputs(architecture(), 5, 5);
    int[] order = {3, 0, 4, 1, 2};
    INDArray permuted = ntk().kernel(Nd4j.pullRows(x, 1, order), Reduction.TRACE);
    INDArray theta = ntk().kernel(x, Reduction.TRACE);
    INDArray expected = Nd4j.pullRows(Nd4j.pullRows(theta, 1, order), 0, order);
    assertTrue(relativeError(permuted, expected) < Tolerance.F64);
  }

  @Test
  void symmetricAndRectangularAgree() {
    INDArray x = inputs(architecture(), 7, 6);
    for (Reduction reduction : Reduction.values()) {
      INDArray theta = ntk().kernel(x, reduction);
      assertTrue(relativeError(theta, ntk().kernel(x, x, reduction)) < Tolerance.F64);
    }
  }

  @Test
  void traceIsTheSumOverOutputs() {
    INDArray x = inputs(architecture(), 6, 7);
    INDArray trace = ntk().kernel(x, Reduction.TRACE);
    INDArray perOutput = ntk().kernel(x, Reduction.PER_OUTPUT);
    INDArray full = ntk().kernel(x, Reduction.FULL);
    assertTrue(relativeError(perOutput.sum(0), trace) < Tolerance.F64);
    for (int k = 0; k < 3; k++) {
      INDArray block = full.get(NDArrayIndex.point(k), NDArrayIndex.point(k));
      assertTrue(relativeError(block, perOutput.slice(k)) < Tolerance.F64);
    }
  }

  @Test
  void oneSampleIsEnough() {
    INDArray x = inputs(architecture(), 3, 8);
    INDArray one = ntk().kernel(x.getRows(1), Reduction.TRACE);
    INDArray all = ntk().kernel(x, Reduction.TRACE);
    assertEquals(all.getDouble(1, 1), one.getDouble(0, 0), Tolerance.F64 * all.getDouble(1, 1));
  }

  @Test
  void aDeadNetworkHasTheLastBiasAlone() {
    // All hidden biases are so low that no neuron is active; only b^L moves the output.
    Architecture architecture = TestNetworks.widths(2, 3, 3, 1);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 0, 9);
    parameters.get(NDArrayIndex.point(0), NDArrayIndex.interval(6, 9)).assign(-100);
    INDArray theta =
        ntk(architecture, parameters).kernel(inputs(architecture, 4, 10), Reduction.TRACE);
    assertEquals(Nd4j.ones(theta.dataType(), 4, 4), theta);
  }

  @Test
  void refusesInputsOfAnotherWidth() {
    INDArray wrong = Nd4j.zeros(PARAMETERS.dataType(), 3, 4);
    assertThrows(IllegalArgumentException.class, () -> ntk().kernel(wrong, Reduction.TRACE));
  }
}
