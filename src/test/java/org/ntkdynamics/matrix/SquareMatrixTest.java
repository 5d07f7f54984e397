package org.ntkdynamics.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SquareMatrixTest {
  private static final SquareMatrix MATRIX = SquareMatrix.of(new double[][] {{1, 2}, {3, 4}});

  @Test
  void rowsComeOneAfterAnother() {
    assertEquals(2, MATRIX.size());
    assertEquals(3, MATRIX.at(1, 0));
    assertArrayEquals(new double[] {3, 4}, MATRIX.row(1));
    assertEquals(SquareMatrix.takeOver(2, new double[] {1, 2, 3, 4}), MATRIX);
    assertNotEquals(SquareMatrix.takeOver(2, new double[] {1, 3, 2, 4}), MATRIX);
  }

  @Test
  void nobodyCanChangeIt() {
    MATRIX.row(0)[0] = 9;
    assertTrue(MATRIX.values().isReadOnly());
    MATRIX.values().get();
    assertEquals(4, MATRIX.values().remaining());
    assertEquals(1, MATRIX.at(0, 0));
  }

  @Test
  void mapsAndAdds() {
    assertEquals(SquareMatrix.of(new double[][] {{2, 4}, {6, 8}}), MATRIX.plus(MATRIX));
    assertEquals(MATRIX.plus(MATRIX), MATRIX.map(entry -> 2 * entry));
    SquareMatrix one = SquareMatrix.takeOver(1, new double[] {1});
    assertThrows(IllegalArgumentException.class, () -> MATRIX.plus(one));
  }

  @Test
  void otherShapesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SquareMatrix.of(new double[2][3]));
    assertThrows(IllegalArgumentException.class, () -> SquareMatrix.of(new double[0][0]));
    assertThrows(
        IllegalArgumentException.class, () -> SquareMatrix.of(new double[][] {{1, 2}, {3}}));
    assertThrows(IllegalArgumentException.class, () -> SquareMatrix.takeOver(2, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> NativeArrays.matrix(Nd4j.ones(2, 3)));
    assertThrows(IllegalArgumentException.class, () -> NativeArrays.matrix(Nd4j.ones(2, 2, 2)));
  }

  @Test
  void arraysOfEveryOrderAndTypeGiveTheirNumbersRowByRow() {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT, DataType.INT32}) {
      INDArray numbers = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}).castTo(type);
      double[] expected = {1, 2, 3, 4, 5, 6};
      assertArrayEquals(expected, NativeArrays.doubles(numbers.dup('c')), type + " c");
      assertArrayEquals(expected, NativeArrays.doubles(numbers.dup('f')), type + " f");
      double[] columns = {1, 4, 2, 5, 3, 6};
      assertArrayEquals(columns, NativeArrays.doubles(numbers.transpose()), type + " transpose");
      for (char order : new char[] {'c', 'f'}) {
        INDArray all = numbers.dup(order);
        assertArrayEquals(new double[] {4, 5, 6}, NativeArrays.doubles(all.getRow(1)), "row");
        assertArrayEquals(new double[] {2, 5}, NativeArrays.doubles(all.getColumn(1)), "column");
        INDArray part = all.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
        assertArrayEquals(new double[] {2, 3, 5, 6}, NativeArrays.doubles(part), "part");
      }
    }
  }

  @Test
  void moreNumbersThanAreFetchedAtOnce() {
    INDArray floats = Nd4j.linspace(0, 1, 150_001, DataType.FLOAT);
    double[] values = NativeArrays.doubles(floats);
    for (int i = 0; i < values.length; i += 1000) {
      assertEquals(floats.getFloat(i), values[i]);
    }
    assertEquals(150_001, values.length);
  }

  @Test
  void freesWholeArraysAndNoParts() {
    INDArray array = Nd4j.create(DataType.DOUBLE, new long[] {3, 4}, 'f');
    NativeArrays.free(array.getRow(1));
    NativeArrays.free(array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2)));
    assertEquals(0, array.getDouble(2, 3));
    INDArray turned = array.transpose();
    NativeArrays.free(turned);
    assertTrue(turned.wasClosed());
    NativeArrays.free(turned);
  }
}
