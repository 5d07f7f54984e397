package org.ntkdynamics.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrices in C order, one a sample, and their products by BLAS: ND4J's product of stacks of
 * matrices does not use it, and a product a sample through ND4J costs more than a small product.
 */
final class RowMajor {
  private RowMajor() {}

  /** Memory in C order that is about to be written. */
  static INDArray create(DataType type, long... shape) {
    return Nd4j.createUninitialized(type, shape, 'c');
  }

  /** An array itself if its numbers lie in C order without gaps, else a copy. */
  static INDArray of(INDArray array) {
    return isRowMajor(array) ? array : array.dup('c');
  }

  private static boolean isRowMajor(INDArray array) {
    long expected = 1;
    for (int d = array.rank() - 1; d >= 0; d--) {
      if (array.size(d) != 1 && array.stride(d) != expected) {
        return false;
      }
      expected *= array.size(d);
    }
    return true;
  }

  /** A matrix, or the matrices of all samples, as a factor of a product. */
  record Factor(INDArray array, boolean isTransposed) {
    Factor {
      if (!isRowMajor(array) || array.rank() < 2 || array.rank() > 3) {
        throw new IllegalArgumentException(
            "not [R, C] or [N, R, C] in C order: " + Arrays.toString(array.shape()));
      }
    }

    /**
     * @param array {@code [R, C]} for one matrix that all samples share, {@code [N, R, C]} for one
     *     a sample
     */
    static Factor plain(INDArray array) {
      return new Factor(array, false);
    }

    /** The transposed matrices of {@link #plain}. */
    static Factor transposed(INDArray array) {
      return new Factor(array, true);
    }

    int rows() {
      return Math.toIntExact(array.size(array.rank() - 2));
    }

    int columns() {
      return Math.toIntExact(array.size(array.rank() - 1));
    }

    int inner() {
      return isTransposed ? rows() : columns();
    }

    /** How many numbers lie between the matrices of a sample and of the next. */
    long step() {
      return array.rank() == 2 ? 0 : (long) rows() * columns();
    }

    int form() {
      return isTransposed ? CblasTrans : CblasNoTrans;
    }
  }

  /**
   * Overwrites {@code C_i = A_i B_i}, for each sample i.
   *
   * @param c {@code [N, R, C]}, or {@code [R, C]} for a single product, C order
   */
  static void multiply(Factor a, Factor b, INDArray c) {
    Factor result = Factor.plain(c);
    int count = c.rank() == 2 ? 1 : Math.toIntExact(c.size(0));
    if (c.dataType() == DataType.DOUBLE) {
      multiplyDoubles(a, b, result, count);
    } else {
      multiplyFloats(a, b, result, count);
    }
  }

  private static void multiplyDoubles(Factor a, Factor b, Factor c, int count) {
    DoublePointer left = new DoublePointer(a.array().data().addressPointer());
    DoublePointer right = new DoublePointer(b.array().data().addressPointer());
    DoublePointer result = new DoublePointer(c.array().data().addressPointer());
    for (int i = 0; i < count; i++) {
      cblas_dgemm(
          CblasRowMajor,
          a.form(),
          b.form(),
          c.rows(),
          c.columns(),
          a.inner(),
          1.0,
          left.position(i * a.step()),
          a.columns(),
          right.position(i * b.step()),
          b.columns(),
          0.0,
          result.position(i * c.step()),
          c.columns());
    }
  }

  private static void multiplyFloats(Factor a, Factor b, Factor c, int count) {
    FloatPointer left = new FloatPointer(a.array().data().addressPointer());
    FloatPointer right = new FloatPointer(b.array().data().addressPointer());
    FloatPointer result = new FloatPointer(c.array().data().addressPointer());
    for (int i = 0; i < count; i++) {
      cblas_sgemm(
          CblasRowMajor,
          a.form(),
          b.form(),
          c.rows(),
          c.columns(),
          a.inner(),
          1.0f,
          left.position(i * a.step()),
          a.columns(),
          right.position(i * b.step()),
          b.columns(),
          0.0f,
          result.position(i * c.step()),
          c.columns());
    }
  }
}
