package org.ntkdynamics.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.metrics.TopEigenpairs;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.store.MappedKernel;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.StoreException;

/** The largest eigenvalues of a kernel that stays in its file, and their eigenvectors. */
public final class KernelEigenpairs {
  /** Residuals, as a share of the largest eigenvalue. */
  private static final double TOLERANCE = 1e-10;

  /** More columns than eigenvalues make few products enough. */
  private static final int MORE = 8;

  private static final int MOST_DIMENSIONS = 2000;

  private KernelEigenpairs() {}

  /**
   * What was computed.
   *
   * @param eigenvalues the largest first
   * @param residuals {@code ‖Av - λv‖} of each, which bounds how far it is from an eigenvalue
   * @param size N
   * @param products how often the file was gone through
   * @param vectors the file of the eigenvectors, shape {@code [count, N]}; null if none was asked
   *     for
   */
  public record Result(
      List<Double> eigenvalues,
      List<Double> residuals,
      long size,
      int products,
      @Nullable String vectors) {
    public Result {
      eigenvalues = List.copyOf(eigenvalues);
      residuals = List.copyOf(residuals);
    }
  }

  /**
   * Computes them with the memory there is.
   *
   * @throws StoreException as the other does
   * @throws UnsupportedNetworkException as the other does
   */
  public static Result of(Path kernel, int count, @Nullable Path out) {
    return of(kernel, count, out, MemoryNeed.available());
  }

  /**
   * Computes them. What comes out does not depend on the memory, but whether it does.
   *
   * @param kernel a {@code .npy} file of shape {@code [N, N]}, symmetric
   * @param count how many
   * @param out where to write the vectors; null for nowhere
   * @param available how many bytes of arrays there may be
   * @throws StoreException if the kernel is none, has fewer eigenvalues, or {@code out} is there
   * @throws UnsupportedNetworkException if they need more memory
   */
  static Result of(Path kernel, int count, @Nullable Path out, double available) {
    if (out != null && Files.exists(out)) {
      throw new StoreException(out + ": exists; name a new file");
    }
    MappedKernel matrix = MappedKernel.open(kernel);
    if (count > matrix.size()) {
      throw new StoreException(
          kernel + ": has " + matrix.size() + " eigenvalues, not " + count + " or more");
    }
    int columns = (int) Math.min(matrix.size(), count + MORE);
    checkMemory(kernel, matrix.size(), columns, available);
    int dimensions = (int) (available / MemoryNeed.krylov(matrix.size(), 1));
    TopEigenpairs top;
    try (INDArray start = gaussian(matrix.size(), columns)) {
      int most = Math.min(MOST_DIMENSIONS, dimensions);
      top = TopEigenpairs.of(matrix, start, count, TOLERANCE, most);
    }
    if (dimensions < Math.min(matrix.size(), MOST_DIMENSIONS) && !isExact(top)) {
      checkMemory(kernel, matrix.size(), dimensions + columns, available);
    }
    if (out != null) {
      write(top, count, out);
    }
    return new Result(
        top.pairs().values(),
        top.residuals(),
        matrix.size(),
        top.products(),
        out == null ? null : out.toString());
  }

  private static void write(TopEigenpairs top, int count, Path out) {
    double[][] vectors = new double[count][];
    for (int rank = 0; rank < count; rank++) {
      vectors[rank] = top.pairs().vector(rank);
    }
    try (INDArray rows = Nd4j.create(vectors)) {
      NpyFile.write(out, rows);
    }
  }

  private static void checkMemory(Path kernel, long size, int dimensions, double available) {
    MemoryNeed.check(
        kernel + ": the search for its eigenvalues",
        MemoryNeed.krylov(size, dimensions),
        available,
        "ask for fewer by --top, or use a machine with more memory");
  }

  private static boolean isExact(TopEigenpairs top) {
    double largest = Math.abs(top.pairs().value(0));
    return top.residuals().stream().allMatch(residual -> residual <= TOLERANCE * largest);
  }

  private static INDArray gaussian(long rows, long columns) {
    UniformRandomProvider random = RandomStreams.stream(0, "eigenpairs", "start");
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    INDArray block = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {rows, columns}, 'f');
    double[] column = new double[Math.toIntExact(rows)];
    for (long j = 0; j < columns; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = normal.sample();
      }
      block.getColumn(j).assign(Nd4j.createFromArray(column));
    }
    return block;
  }
}
