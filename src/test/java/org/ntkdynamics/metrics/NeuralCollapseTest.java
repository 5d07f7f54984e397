package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.store.NpyFile;

/** Against NumPy ({@code src/test/reference/collapse.py}), known cases and gradient flow. */
class NeuralCollapseTest {
  private static final Path REFERENCE = Path.of("src/test/resources/org/ntkdynamics/metrics");

  private static List<Integer> labels(int classes, int perClass) {
    return IntStream.range(0, classes)
        .boxed()
        .flatMap(c -> Collections.nCopies(perClass, c).stream())
        .toList();
  }

  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    for (String line : Files.readAllLines(REFERENCE.resolve("collapse.csv"))) {
      String[] cells = line.split(",", -1);
      numbers.put(cells[0], Double.valueOf(cells[1]));
    }
    return numbers;
  }

  private static INDArray reference(String name) {
    return NpyFile.read(REFERENCE.resolve("collapse-" + name + ".npy"));
  }

  private static void assertNumber(Map<String, Double> expected, String name, double actual) {
    assertEquals(expected.get(name), actual, Tolerance.F64, name);
  }

  @Test
  void numbersAreNumPys() throws IOException {
    double[][] h = reference("features").toDoubleMatrix();
    double[][] w = reference("weights").toDoubleMatrix();
    SquareMatrix kernel = NativeArrays.matrix(reference("kernel"));
    ClassFeatures features = new ClassFeatures(h, labels(4, 5));
    Map<String, Double> expected = expected();

    BlockStructure kappa = BlockStructure.of(kernel, labels(4, 5));
    assertNumber(expected, "kappa_d", kappa.d());
    assertNumber(expected, "kappa_c", kappa.c());
    assertNumber(expected, "kappa_n", kappa.n());
    assertNumber(expected, "kappa_distance", kappa.distance());

    NeuralCollapse collapse = NeuralCollapse.of(features, w, answers(h, w));
    assertNumber(expected, "nc1", collapse.nc1());
    assertNumber(expected, "nc1_deviation", collapse.nc1Deviation());
    assertNumber(expected, "nc2", collapse.nc2());
    assertNumber(expected, "nc3", collapse.nc3());
    assertNumber(expected, "nc4", collapse.nc4());

    CollapseInvariant invariant = CollapseInvariant.of(features, w, kappa);
    assertNumber(expected, "lambda_0", invariant.lambda0());
    assertNumber(expected, "lambda_c", invariant.lambdaC());
    assertNumber(expected, "alpha", invariant.alpha());
    assertNumber(expected, "invariant_weights", invariant.weights());
    assertNumber(expected, "invariant_features", invariant.features());
    assertNumber(expected, "invariant_difference", invariant.difference());
    assertNumber(expected, "invariant_cosine", invariant.cosine());
  }

  private static int[] answers(double[][] h, double[][] w) {
    RealMatrix outputs =
        MatrixUtils.createRealMatrix(h).multiplyTransposed(MatrixUtils.createRealMatrix(w));
    return IntStream.range(0, h.length).map(i -> outputs.getRowVector(i).getMaxIndex()).toArray();
  }

  @Test
  void collapsedFeaturesHaveNoneLeft() {
    // Features are 1 at the own class, and W has the means less their mean: all four are met.
    List<Integer> labels = labels(3, 4);
    double[][] h = new double[12][5];
    for (int i = 0; i < 12; i++) {
      h[i][labels.get(i)] = 1;
    }
    double[][] w = new double[3][5];
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < 3; k++) {
        w[c][k] = (c == k ? 1 : 0) - 1.0 / 3;
      }
    }
    int[] answers = labels.stream().mapToInt(Integer::intValue).toArray();
    NeuralCollapse collapse = NeuralCollapse.of(new ClassFeatures(h, labels), w, answers);
    assertEquals(0, collapse.nc1(), 1e-15);
    assertEquals(0, collapse.nc1Deviation(), 1e-15);
    assertEquals(0, collapse.nc2(), 1e-14);
    assertEquals(0, collapse.nc3(), 1e-14);
    assertEquals(1, collapse.nc4());
  }

  @Test
  void featuresThatAreAllDeadAreUndefined() {
    NeuralCollapse collapse =
        NeuralCollapse.of(
            new ClassFeatures(new double[4][3], labels(2, 2)),
            new double[][] {{1, 0, 0}, {0, 1, 0}},
            new int[4]);
    assertTrue(Double.isNaN(collapse.nc1()));
    assertTrue(Double.isNaN(collapse.nc2()));
    assertTrue(Double.isNaN(collapse.nc3()));
  }

  @Test
  void classesOfDifferentSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClassFeatures(new double[3][2], List.of(0, 0, 1)));
  }

  /**
   * Gradient descent on {@code ½‖WVX + b - Y‖²} by small steps, of features VX whose kernel is
   * {@code XᵀX ⊗ I} for ever, with inputs such that it has block structure exactly.
   */
  private static final class LinearFlow {
    private static final int CLASSES = 3;
    private static final int PER_CLASS = 4;
    private static final int SAMPLES = CLASSES * PER_CLASS;
    private final List<Integer> labels = labels(CLASSES, PER_CLASS);
    private final RealMatrix x = MatrixUtils.createRealMatrix(SAMPLES + CLASSES + 1, SAMPLES);
    private final RealMatrix y = MatrixUtils.createRealMatrix(CLASSES, SAMPLES);
    private RealMatrix v = MatrixUtils.createRealMatrix(6, SAMPLES + CLASSES + 1);
    private RealMatrix w = MatrixUtils.createRealMatrix(CLASSES, 6);
    private final double[] bias = new double[CLASSES];

    LinearFlow() {
      for (int i = 0; i < SAMPLES; i++) {
        x.setEntry(i, i, 0.8);
        x.setEntry(SAMPLES + labels.get(i), i, 0.6);
        x.setEntry(SAMPLES + CLASSES, i, 0.7);
        y.setEntry(labels.get(i), i, 1);
      }
      fill(v, 0.3);
      fill(w, 0.5);
    }

    private static void fill(RealMatrix matrix, double size) {
      for (int i = 0; i < matrix.getRowDimension(); i++) {
        for (int j = 0; j < matrix.getColumnDimension(); j++) {
          matrix.setEntry(i, j, size * Math.sin(1 + 7 * i + 3 * j));
        }
      }
    }

    void flow(double rate, int steps) {
      for (int step = 0; step < steps; step++) {
        RealMatrix h = v.multiply(x);
        RealMatrix r = w.multiply(h).subtract(y);
        for (int k = 0; k < CLASSES; k++) {
          for (int i = 0; i < SAMPLES; i++) {
            r.addToEntry(k, i, bias[k]);
          }
        }
        RealMatrix ofV = w.transposeMultiply(r).multiplyTransposed(x);
        w = w.subtract(r.multiplyTransposed(h).scalarMultiply(rate));
        v = v.subtract(ofV.scalarMultiply(rate));
        for (int k = 0; k < CLASSES; k++) {
          for (int i = 0; i < SAMPLES; i++) {
            bias[k] -= rate * r.getEntry(k, i);
          }
        }
      }
    }

    RealMatrix weights() {
      return w.transposeMultiply(w);
    }

    BlockStructure kappa() {
      return BlockStructure.of(SquareMatrix.of(x.transposeMultiply(x).getData()), labels);
    }

    ClassFeatures features() {
      return new ClassFeatures(v.multiply(x).transpose().getData(), labels);
    }

    RealMatrix invariant() {
      return weights()
          .subtract(
              MatrixUtils.createRealMatrix(CollapseInvariant.featureSide(features(), kappa())));
    }
  }

  @Test
  void gradientFlowOfALinearLastLayerConservesTheInvariant() {
    double[] drift = new double[2];
    for (int run = 0; run < 2; run++) {
      LinearFlow flow = new LinearFlow();
      RealMatrix invariant = flow.invariant();
      RealMatrix weights = flow.weights();
      flow.flow(run == 0 ? 2e-3 : 1e-3, run == 0 ? 1000 : 2000);
      double moved = flow.weights().subtract(weights).getFrobeniusNorm();
      assertTrue(moved > 0.5, "moved by " + moved);
      drift[run] = flow.invariant().subtract(invariant).getFrobeniusNorm() / moved;
    }
    // What is left is of the steps' size.
    assertTrue(drift[1] < 2e-2, "off by " + drift[1]);
    assertEquals(2, drift[0] / drift[1], 0.1);
  }
}
