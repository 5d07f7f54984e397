package org.ntkdynamics.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NativeArraysTest {
  private static final double[] ROW = {1 / 3.0, -2, 1e-50};

  @Test
  void aRowIsWrittenInItsPlaceAlone() {
    INDArray matrix = Nd4j.ones(DataType.DOUBLE, 3, 3);
    NativeArrays.putRow(matrix, 1, ROW);
    double[] expected = {1, 1, 1, ROW[0], ROW[1], ROW[2], 1, 1, 1};
    assertArrayEquals(expected, NativeArrays.doubles(matrix));
  }

  @Test
  void aRowIsRoundedToSinglePrecision() {
    INDArray matrix = Nd4j.ones(DataType.FLOAT, 2, 3);
    NativeArrays.putRow(matrix, 1, ROW);
    assertArrayEquals(new double[] {1, 1, 1, 1 / 3f, -2, 0}, NativeArrays.doubles(matrix));
  }
}
