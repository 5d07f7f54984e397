package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;

/**
 * The N × M matrices that a reduction keeps, one for each pair of outputs it tells apart. Closing
 * frees them.
 */
final class KernelBlocks implements AutoCloseable {
  private final Reduction reduction;
  private final int outputs;
  private final List<INDArray> matrices = new ArrayList<>();

  KernelBlocks(Reduction reduction, int outputs, long rows, long columns, DataType type) {
    this.reduction = reduction;
    this.outputs = outputs;
    int count =
        switch (reduction) {
          case TRACE -> 1;
          case PER_OUTPUT -> outputs;
          case FULL -> outputs * outputs;
        };
    for (int i = 0; i < count; i++) {
      matrices.add(Nd4j.create(type, new long[] {rows, columns}, 'f'));
    }
  }

  int size() {
    return matrices.size();
  }

  /** The pairs {@code {k, k'}} of outputs that block i sums over. */
  List<int[]> pairs(int i) {
    return switch (reduction) {
      case TRACE -> allDiagonal();
      case PER_OUTPUT -> List.of(new int[] {i, i});
      case FULL -> List.of(new int[] {i / outputs, i % outputs});
    };
  }

  private List<int[]> allDiagonal() {
    List<int[]> pairs = new ArrayList<>();
    for (int k = 0; k < outputs; k++) {
      pairs.add(new int[] {k, k});
    }
    return pairs;
  }

  void add(int i, Tile tile, INDArray values) {
    matrices
        .get(i)
        .get(
            NDArrayIndex.interval(tile.rowFrom(), tile.rowTo()),
            NDArrayIndex.interval(tile.columnFrom(), tile.columnTo()))
        .addi(values);
  }

  /**
   * Completes a kernel of which only the tiles on and above the diagonal were computed: below it
   * {@code Θ_kk'(x,x') = Θ_k'k(x',x)}, and tiles on it, which round-off has left slightly
   * asymmetric, are averaged with their mirror image.
   */
  void mirror(int tileSize) {
    for (int i = 0; i < matrices.size(); i++) {
      int partner = reduction == Reduction.FULL ? i % outputs * outputs + i / outputs : i;
      if (partner >= i) {
        mirror(matrices.get(i), matrices.get(partner), tileSize);
      }
    }
  }

  private static void mirror(INDArray matrix, INDArray partner, int tileSize) {
    long n = matrix.size(0);
    for (long from = 0; from < n; from += tileSize) {
      long to = Math.min(from + tileSize, n);
      average(square(matrix, from, to), square(partner, from, to));
      if (to < n) {
        below(partner, from, to, n).assign(above(matrix, from, to, n).transpose());
        below(matrix, from, to, n).assign(above(partner, from, to, n).transpose());
      }
    }
  }

  private static void average(INDArray tile, INDArray partner) {
    INDArray mean = tile.add(partner.transpose()).muli(0.5);
    tile.assign(mean);
    partner.assign(mean.transpose());
  }

  private static INDArray square(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.interval(from, to));
  }

  private static INDArray above(INDArray matrix, long from, long to, long n) {
    return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.interval(to, n));
  }

  private static INDArray below(INDArray matrix, long from, long to, long n) {
    return matrix.get(NDArrayIndex.interval(to, n), NDArrayIndex.interval(from, to));
  }

  /** The blocks as one array, of the shape {@link EmpiricalNtk#kernel} gives. */
  INDArray toArray() {
    if (reduction == Reduction.TRACE) {
      return matrices.get(0).dup('c');
    }
    long rows = matrices.get(0).size(0);
    long columns = matrices.get(0).size(1);
    INDArray stacked = Nd4j.stack(0, matrices.toArray(INDArray[]::new));
    return reduction == Reduction.FULL
        ? stacked.reshape('c', outputs, outputs, rows, columns)
        : stacked;
  }

  /** The single block of a trace, N × N and mirrored, so that rows are columns. */
  SquareMatrix toMatrix() {
    return NativeArrays.matrix(matrices.get(0).transpose());
  }

  @Override
  public void close() {
    matrices.forEach(NativeArrays::free);
  }
}
