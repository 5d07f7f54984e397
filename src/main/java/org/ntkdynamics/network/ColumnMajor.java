package org.ntkdynamics.network;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of matrices in Fortran order by BLAS itself: a small one costs less than ND4J's call.
 */
public final class ColumnMajor {
  private ColumnMajor() {}

  /**
   * Overwrites {@code C} with {@code α op(A) op(B) + β C}, as ND4J's own method does.
   *
   * @param a like b and c FLOAT or DOUBLE, in Fortran order: a matrix or a range of its columns
   * @param c written; no part of a or b
   * @throws IllegalArgumentException if their shapes, orders or types do not go together
   */
  public static void gemm(
      INDArray a,
      INDArray b,
      INDArray c,
      boolean transposeA,
      boolean transposeB,
      double alpha,
      double beta) {
    int rows = Math.toIntExact(a.size(transposeA ? 1 : 0));
    int inner = Math.toIntExact(a.size(transposeA ? 0 : 1));
    int columns = Math.toIntExact(b.size(transposeB ? 0 : 1));
    boolean fit = b.size(transposeB ? 1 : 0) == inner && c.size(0) == rows && c.size(1) == columns;
    DataType type = c.dataType();
    if (!fit || a.dataType() != type || b.dataType() != type) {
      throw new IllegalArgumentException(
          "no product: " + told(a) + ", " + told(b) + ", " + told(c));
    }
    int formA = transposeA ? CblasTrans : CblasNoTrans;
    int formB = transposeB ? CblasTrans : CblasNoTrans;
    if (type == DataType.DOUBLE) {
      cblas_dgemm(
          CblasColMajor,
          formA,
          formB,
          rows,
          columns,
          inner,
          alpha,
          new DoublePointer(a.data().addressPointer()),
          leading(a),
          new DoublePointer(b.data().addressPointer()),
          leading(b),
          beta,
          new DoublePointer(c.data().addressPointer()),
          leading(c));
    } else if (type == DataType.FLOAT) {
      cblas_sgemm(
          CblasColMajor,
          formA,
          formB,
          rows,
          columns,
          inner,
          (float) alpha,
          new FloatPointer(a.data().addressPointer()),
          leading(a),
          new FloatPointer(b.data().addressPointer()),
          leading(b),
          (float) beta,
          new FloatPointer(c.data().addressPointer()),
          leading(c));
    } else {
      throw new IllegalArgumentException("no product of " + type);
    }
  }

  /** How many numbers lie between a column and the next. */
  private static int leading(INDArray matrix) {
    long rows = matrix.size(0);
    if (rows > 1 && matrix.stride(0) != 1) {
      throw new IllegalArgumentException("not in Fortran order: " + told(matrix));
    }
    return Math.toIntExact(matrix.size(1) > 1 ? matrix.stride(1) : rows);
  }

  private static String told(INDArray matrix) {
    return matrix.dataType() + Arrays.toString(matrix.shape()) + Arrays.toString(matrix.stride());
  }
}
