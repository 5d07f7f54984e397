package org.ntkdynamics.metrics;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * An orthonormal basis Q of the block Krylov space {@code span{B, AB, A²B, …}} of a symmetric
 * matrix A, and what A looks like in it: the block Lanczos method with full reorthogonalisation,
 * which is also the randomised range finder with every power kept (Musco &amp; Musco 2015) where B
 * is random.
 *
 * <p>AQ is kept beside Q, so that {@code T = QᵀAQ} and residuals are products and not recurrences.
 * With a basis of m columns that is memory for 2Nm doubles, outside the heap. Not thread-safe;
 * closing frees it.
 */
public final class KrylovSpace implements AutoCloseable {
  /** A direction of which no more than this is left after orthogonalisation is rounding. */
  private static final double VANISHED = 1e-12;

  private final SymmetricProduct matrix;
  private final INDArray start;
  private INDArray basis;
  private INDArray images;
  private int size;
  private int newest;

  /**
   * The space that B spans.
   *
   * @param start B, shape {@code [N, b]}, double; copied. Columns that depend on others are dropped
   */
  public KrylovSpace(SymmetricProduct matrix, INDArray start) {
    this.matrix = matrix;
    this.start = start.dup('f');
    this.basis = matrix(start.size(1));
    this.images = matrix(start.size(1));
    append(this.start.dup('f'));
  }

  /** The number m of its dimensions. */
  public int size() {
    return size;
  }

  /** Whether A maps the space into itself, so that what is computed in it is exact. */
  public boolean isInvariant() {
    return newest == size;
  }

  /** Multiplies by A and takes in what is new, until there are so many dimensions or no more. */
  public void grow(int dimensions) {
    long most = Math.min(dimensions, matrix.size());
    while (size < most && !isInvariant()) {
      append(columns(images, newest, size).dup('f'));
    }
    if (size == matrix.size()) {
      newest = size;
    }
  }

  /**
   * The Rayleigh-Ritz pairs: A restricted to the space, decomposed.
   *
   * @param count how many, the largest first, from 1 to m
   */
  public Ritz ritz(int count) {
    INDArray q = columns(basis, 0, size);
    double[] products;
    try (INDArray t = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {size, size}, 'f')) {
      Nd4j.gemm(q, columns(images, 0, size), t, true, false, 1.0, 0.0);
      products = NativeArrays.doubles(t);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (products[i * size + j] + products[j * size + i]) / 2;
        products[i * size + j] = mean;
        products[j * size + i] = mean;
      }
    }
    return new Ritz(Eigenpairs.top(SquareMatrix.takeOver(size, products), count), count);
  }

  @Override
  public void close() {
    NativeArrays.free(start);
    NativeArrays.free(basis);
    NativeArrays.free(images);
  }

  /** Eigenvalues θ and vectors u of T. Valid while the space is open and has not grown. */
  public final class Ritz {
    private final Eigenpairs pairs;
    private final INDArray coefficients;

    Ritz(Eigenpairs pairs, int count) {
      this.pairs = pairs;
      double[][] vectors = new double[count][];
      for (int rank = 0; rank < count; rank++) {
        vectors[rank] = pairs.vector(rank);
      }
      this.coefficients = Nd4j.create(vectors).transpose();
    }

    /** The eigenvalue of a rank, the largest being that of rank 0. */
    public double value(int rank) {
      return pairs.value(rank);
    }

    /** The vectors {@code Qu}, shape {@code [N, count]}, Fortran order. */
    public INDArray vectors() {
      return lifted(basis);
    }

    /** {@code UᵀQᵀB}: B in the basis of the Ritz vectors, shape {@code [count, b]}. */
    public INDArray start() {
      try (INDArray inBasis = Nd4j.create(DataType.DOUBLE, new long[] {size, start.size(1)}, 'f')) {
        Nd4j.gemm(columns(basis, 0, size), start, inBasis, true, false, 1.0, 0.0);
        return coefficients.transpose().mmul(inBasis);
      }
    }

    /** {@code ‖A Qu - θ Qu‖} of each pair, which bounds how far θ is from an eigenvalue. */
    public double[] residuals() {
      try (INDArray residual = lifted(images);
          INDArray vectors = vectors()) {
        double[] norms = new double[(int) residual.size(1)];
        for (int rank = 0; rank < norms.length; rank++) {
          INDArray column = residual.getColumn(rank);
          column.subi(vectors.getColumn(rank).mul(value(rank)));
          norms[rank] = column.norm2Number().doubleValue();
        }
        return norms;
      }
    }

    /** Its values and vectors. */
    Eigenpairs pairs() {
      double[] values = new double[(int) coefficients.size(1)];
      double[][] vectors = new double[values.length][];
      try (INDArray lifted = vectors()) {
        for (int rank = 0; rank < values.length; rank++) {
          values[rank] = value(rank);
          vectors[rank] = NativeArrays.doubles(lifted.getColumn(rank));
        }
      }
      return new Eigenpairs(values, vectors);
    }

    private INDArray lifted(INDArray columns) {
      INDArray product =
          Nd4j.createUninitialized(
              DataType.DOUBLE, new long[] {matrix.size(), coefficients.size(1)}, 'f');
      INDArray u = coefficients.ordering() == 'f' ? coefficients : coefficients.dup('f');
      Nd4j.gemm(columns(columns, 0, size), u, product, false, false, 1.0, 0.0);
      return product;
    }
  }

  /** Orthogonalises a block, twice, against the basis and within, and appends what is left. */
  private void append(INDArray block) {
    int kept = orthogonalise(block, (int) block.size(1));
    kept = orthogonalise(block, kept);
    newest = size;
    if (kept > 0) {
      reserve(size + kept);
      INDArray fresh = columns(basis, size, size + kept);
      fresh.assign(columns(block, 0, kept));
      size += kept;
      matrix.multiply(fresh, columns(images, newest, size));
    }
    NativeArrays.free(block);
  }

  /** The number of columns left, which are orthonormal and stand first. */
  private int orthogonalise(INDArray block, int count) {
    double[] before = norms(block, count);
    if (size > 0 && count > 0) {
      INDArray q = columns(basis, 0, size);
      INDArray w = columns(block, 0, count);
      try (INDArray along = Nd4j.create(DataType.DOUBLE, new long[] {size, count}, 'f')) {
        Nd4j.gemm(q, w, along, true, false, 1.0, 0.0);
        Nd4j.gemm(q, along, w, false, false, -1.0, 1.0);
      }
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      INDArray column = block.getColumn(i);
      for (int j = 0; j < kept; j++) {
        INDArray other = block.getColumn(j);
        column.subi(other.mul(dot(other, column)));
      }
      double norm = column.norm2Number().doubleValue();
      if (norm > VANISHED * before[i]) {
        block.getColumn(kept).assign(column.div(norm));
        kept++;
      }
    }
    return kept;
  }

  private static double[] norms(INDArray block, int count) {
    double[] norms = new double[count];
    for (int i = 0; i < count; i++) {
      norms[i] = block.getColumn(i).norm2Number().doubleValue();
    }
    return norms;
  }

  private static double dot(INDArray one, INDArray other) {
    return Nd4j.getBlasWrapper().dot(one, other);
  }

  private void reserve(int columns) {
    if (columns > basis.size(1)) {
      long capacity = Math.min(matrix.size(), Math.max(columns, 2 * basis.size(1)));
      basis = widened(basis, capacity);
      images = widened(images, capacity);
    }
  }

  private INDArray widened(INDArray old, long capacity) {
    INDArray wide = matrix(capacity);
    columns(wide, 0, size).assign(columns(old, 0, size));
    NativeArrays.free(old);
    return wide;
  }

  private INDArray matrix(long columns) {
    return Nd4j.createUninitialized(DataType.DOUBLE, new long[] {matrix.size(), columns}, 'f');
  }

  private static INDArray columns(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }
}
