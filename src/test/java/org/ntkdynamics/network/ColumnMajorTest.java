package org.ntkdynamics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;

/** Products of ranges of columns against sums that are written out. */
class ColumnMajorTest {
  private static final int SKIPPED = 2;

  @ParameterizedTest
  @CsvSource({
    "7, 5, 4, false, false",
    "7, 5, 4, true, false",
    "7, 5, 4, false, true",
    "7, 5, 4, true, true",
    "1, 5, 4, true, false",
    "7, 1, 4, false, true",
    "7, 5, 1, false, false",
    "1, 1, 1, true, true"
  })
  void aProductIsTheSumOfProducts(
      int rows, int columns, int inner, boolean transposeA, boolean transposeB) {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      INDArray a = range(type, transposeA ? inner : rows, transposeA ? rows : inner);
      INDArray b = range(type, transposeB ? columns : inner, transposeB ? inner : columns);
      INDArray c = range(type, rows, columns);
      double[] expected = new double[rows * columns];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            sum += at(a, i, k, transposeA) * at(b, k, j, transposeB);
          }
          expected[i * columns + j] = 3 * sum - 2 * c.getDouble(i, j);
        }
      }
      ColumnMajor.gemm(a, b, c, transposeA, transposeB, 3, -2);
      assertArrayEquals(expected, NativeArrays.doubles(c), 0, type.toString());
    }
  }

  /** Small whole numbers, so that every order of summing gives the same. */
  private static INDArray range(DataType type, int rows, int columns) {
    INDArray all = Nd4j.create(type, new long[] {rows, columns + 2L * SKIPPED}, 'f');
    for (int i = 0; i < all.rows(); i++) {
      for (int j = 0; j < all.columns(); j++) {
        all.putScalar(i, j, (5 * i + 3 * j) % 11 - 5);
      }
    }
    return all.get(NDArrayIndex.all(), NDArrayIndex.interval(SKIPPED, SKIPPED + columns));
  }

  private static double at(INDArray matrix, int i, int j, boolean isTransposed) {
    return isTransposed ? matrix.getDouble(j, i) : matrix.getDouble(i, j);
  }

  @Test
  void refusesWhatIsNoProduct() {
    INDArray a = range(DataType.FLOAT, 3, 4);
    INDArray b = range(DataType.FLOAT, 4, 2);
    assertRefused(a, b, range(DataType.FLOAT, 3, 3), "[3, 3]");
    assertRefused(a, a, range(DataType.FLOAT, 3, 4), "[3, 4]");
    assertRefused(a, b, range(DataType.DOUBLE, 3, 2), "DOUBLE");
    assertRefused(a, b, Nd4j.create(DataType.FLOAT, new long[] {3, 2}, 'c'), "Fortran order");
    INDArray whole = Nd4j.create(DataType.INT32, new long[] {2, 2}, 'f');
    assertRefused(whole, whole, whole.dup('f'), "INT");
  }

  private static void assertRefused(INDArray a, INDArray b, INDArray c, String word) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ColumnMajor.gemm(a, b, c, false, false, 1, 0));
    assertTrue(String.valueOf(refused.getMessage()).contains(word), refused.getMessage());
  }
}
