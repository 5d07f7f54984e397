package org.ntkdynamics.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.store.TestUnits;
import org.ntkdynamics.store.UnitDirectory;

/** What a moment gives and what probes read off it, against the formulas in plain loops. */
class BuiltInProbesTest {
  private static final double EXACT = 1e-12;

  private final Moment moment = TinyMoment.at(1);

  private static double[] outputs(double[] hidden) {
    double[] f = TinyMoment.C.clone();
    for (int k = 0; k < f.length; k++) {
      for (int j = 0; j < hidden.length; j++) {
        f[k] += TinyMoment.A[k][j] * hidden[j];
      }
    }
    return f;
  }

  /** {@code Σ_k a_kj²} over the units that are active at both samples. */
  private static double backward(double[] x, double[] y) {
    double[] left = TinyMoment.hidden(x);
    double[] right = TinyMoment.hidden(y);
    double sum = 0;
    for (double[] row : TinyMoment.A) {
      for (int j = 0; j < row.length; j++) {
        sum += left[j] > 0 && right[j] > 0 ? row[j] * row[j] : 0;
      }
    }
    return sum;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static SquareMatrix matrix(Entry entry) {
    int n = TinyMoment.X.length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = entry.of(TinyMoment.X[i], TinyMoment.X[j]);
      }
    }
    return SquareMatrix.of(rows);
  }

  private interface Entry {
    double of(double[] x, double[] y);
  }

  private static double trace(SquareMatrix kernel) {
    return kernel.at(0, 0) + kernel.at(1, 1) + kernel.at(2, 2);
  }

  private static void assertClose(SquareMatrix expected, SquareMatrix actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.row(i), actual.row(i), EXACT);
    }
  }

  @Test
  void outputsActivationsAndPartsAreThoseOfTheFormulas() {
    double[] f = outputs(TinyMoment.hidden(TinyMoment.X[1]));
    assertArrayEquals(f, NativeArrays.doubles(moment.outputs().getRow(1)), EXACT);
    assertEquals(1, moment.hiddenActivations().size());
    assertArrayEquals(
        TinyMoment.hidden(TinyMoment.X[0]),
        NativeArrays.doubles(moment.hiddenActivations().get(0).getRow(0)),
        EXACT);
    List<LayerPart> parts = moment.layerParts();
    assertSame(parts, moment.layerParts());
    assertClose(matrix((x, y) -> backward(x, y) * product(x, y)), parts.get(0).weights());
    assertClose(matrix(BuiltInProbesTest::backward), parts.get(0).bias());
    assertClose(
        matrix((x, y) -> 2 * product(TinyMoment.hidden(x), TinyMoment.hidden(y))),
        parts.get(1).weights());
    assertClose(matrix((x, y) -> 2), parts.get(1).bias());
    assertEquals(moment.kernel().at(0, 2), moment.initialKernel().orElseThrow().at(0, 2));
  }

  @Test
  void theGradientIsThatOfTheMeanLossAndLeavesTheNetworkAlone() {
    double[] expected = new double[17];
    for (int i = 0; i < TinyMoment.X.length; i++) {
      double[] h = TinyMoment.hidden(TinyMoment.X[i]);
      double[] f = outputs(h);
      f[TinyMoment.LABELS.get(i)] -= 1;
      for (int k = 0; k < 2; k++) {
        expected[15 + k] += f[k] / 3;
        for (int j = 0; j < 3; j++) {
          double delta = h[j] > 0 ? f[k] * TinyMoment.A[k][j] / 3 : 0;
          expected[9 + 3 * k + j] += f[k] * h[j] / 3;
          expected[6 + j] += delta;
          expected[2 * j] += delta * TinyMoment.X[i][0];
          expected[2 * j + 1] += delta * TinyMoment.X[i][1];
        }
      }
    }
    double[] before = NativeArrays.doubles(moment.network().params());
    assertArrayEquals(expected, NativeArrays.doubles(moment.lossGradient()), EXACT);
    assertArrayEquals(before, NativeArrays.doubles(moment.network().params()), 0);
  }

  @Test
  void aScaledOutputScalesKernelPartsAndOutputs() {
    Moment scaled = TinyMoment.at(3);
    assertEquals(
        9 * moment.layerParts().get(0).bias().at(0, 1),
        scaled.layerParts().get(0).bias().at(0, 1),
        EXACT);
    assertEquals(3 * moment.outputs().getDouble(2, 1), scaled.outputs().getDouble(2, 1), EXACT);
  }

  @Test
  void layersShareTheTrace() {
    List<LayersProbe.Row> rows = new LayersProbe().read(moment);
    double trace = trace(moment.kernel());
    assertEquals(2, rows.size());
    assertEquals(
        trace(matrix((x, y) -> backward(x, y) * product(x, y))) / trace,
        rows.get(0).weightsShare(),
        EXACT);
    assertEquals(6 / trace, rows.get(1).biasShare(), EXACT);
    double sum = rows.stream().mapToDouble(row -> row.weightsShare() + row.biasShare()).sum();
    assertEquals(1, sum, EXACT);
    assertEquals(
        centredAlignment(matrix(BuiltInProbesTest::backward)), rows.get(0).biasAlignment(), 1e-9);
    assertTrue(Double.isNaN(rows.get(1).biasAlignment()));
  }

  /** {@code <HKH, HYYᵀH>/(‖HKH‖‖HYYᵀH‖)} with H written out. */
  private static double centredAlignment(SquareMatrix kernel) {
    double[][] centred = centred(kernel);
    double[][] labels = centred(SquareMatrix.of(new double[][] {{1, 0, 0}, {0, 1, 1}, {0, 1, 1}}));
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < 3; i++) {
      product += product(centred[i], labels[i]);
      left += product(centred[i], centred[i]);
      right += product(labels[i], labels[i]);
    }
    return product / Math.sqrt(left * right);
  }

  private static double[][] centred(SquareMatrix kernel) {
    double[][] result = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int a = 0; a < 3; a++) {
          for (int b = 0; b < 3; b++) {
            double h = (i == a ? 1 : 0) - 1 / 3.0;
            result[i][j] += h * kernel.at(a, b) * ((b == j ? 1 : 0) - 1 / 3.0);
          }
        }
      }
    }
    return result;
  }

  @Test
  void activityIsTheMeanAndTheDead() {
    double sum = 0;
    for (double[] x : TinyMoment.X) {
      sum += product(TinyMoment.hidden(x), new double[] {1, 1, 1});
    }
    List<ActivityProbe.Row> rows = new ActivityProbe().read(moment);
    assertEquals(1, rows.size());
    assertEquals(sum / 9, rows.get(0).meanActivation(), EXACT);
    assertEquals(1 / 3.0, rows.get(0).deadShare(), EXACT);
  }

  @Test
  void geometryIsTheCosineOfStoredKernels(@TempDir Path directory) {
    UnitDirectory unit = TestUnits.in(directory);
    unit.writeKernel(0, SquareMatrix.of(new double[][] {{2, 1}, {1, 2}}));
    unit.writeKernel(5, SquareMatrix.of(new double[][] {{3, 0}, {0, 1}}));
    Moment stored = Moment.stored(5, List.of(0, 1), unit);
    List<GeometryProbe.Row> rows = new GeometryProbe().read(stored);
    assertEquals(2, rows.size());
    assertEquals(8 / Math.sqrt(10 * 10), rows.get(0).similarity(), EXACT);
    assertEquals(new GeometryProbe.Row(5, 5, 1), rows.get(1));
    String message =
        assertThrows(IllegalStateException.class, () -> new LayersProbe().read(stored))
            .getMessage();
    assertEquals("of step 5 nothing but the kernel and the labels is stored", message);
  }
}
