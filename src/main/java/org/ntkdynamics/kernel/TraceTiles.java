package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.AugmentedParameters;
import org.ntkdynamics.network.DensePass;

/**
 * The trace kernel of a dense network a tile at a time, for kernels that are larger than the
 * memory: with the layers' inputs and derivatives of two blocks of images,
 *
 * <pre>
 * Σ_k Θ_kk(x,x') = Σ_l (s_l² &lt;x^{l-1}(x), x^{l-1}(x')&gt; + 1) · Σ_k &lt;δ^l_k(x), δ^l_k(x')&gt;,
 * </pre>
 *
 * the sum over outputs being one product of matrices with {@code K n_l} rows. What it computes is
 * that of {@link LayerwiseNtk}, to rounding; that one needs no block to be kept and is the simpler.
 *
 * <p>Squares of a tile are computed by several threads, each square by one, so that no number
 * depends on how many there are. Closing ends the threads and frees the parameters. Not
 * thread-safe.
 */
public final class TraceTiles implements AutoCloseable {
  private static final int EDGE = 512;
  private static final int BATCH = 250;

  private final Architecture architecture;
  private final AugmentedParameters parameters;
  private final List<Double> weightScales;
  private final DataType type;
  private final ExecutorService threads;

  /**
   * @param parameters the flat parameters, shape {@code [1, P]}; copied
   * @param weightScales {@code s_l} for each layer, first layer first
   * @param type the type of the arithmetic
   * @param threads how many compute
   * @throws IllegalArgumentException if parameters or scales are not of the architecture
   */
  public TraceTiles(
      Architecture architecture,
      INDArray parameters,
      List<Double> weightScales,
      DataType type,
      int threads) {
    architecture.checkParameters(parameters.length(), weightScales.size());
    this.architecture = architecture;
    this.weightScales = List.copyOf(weightScales);
    this.type = type;
    this.parameters = new AugmentedParameters(architecture, type);
    this.parameters.read(parameters.reshape(1, parameters.length()).castTo(type));
    this.threads = Executors.newFixedThreadPool(threads, TraceTiles::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kernel-tile");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What a block of images leaves in the network. Closing frees it.
   *
   * @param inputs {@code s_l x^{l-1}} above a row of ones, shape {@code [n_{l-1} + 1, B]}, a layer
   *     each
   * @param deltas {@code δ^l_k} of one output below those of the other, shape {@code [K n_l, B]},
   *     of the hidden layers; that of the output is the identity
   */
  public record Factors(List<INDArray> inputs, List<INDArray> deltas) implements AutoCloseable {
    public Factors {
      inputs = List.copyOf(inputs);
      deltas = List.copyOf(deltas);
    }

    /** B. */
    public long size() {
      return inputs.get(0).size(1);
    }

    @Override
    public void close() {
      inputs.forEach(NativeArrays::free);
      deltas.forEach(NativeArrays::free);
    }
  }

  /** How many numbers an image leaves in {@link Factors}. */
  public static long numbersPerImage(Architecture architecture) {
    long numbers = 0;
    for (int l = 1; l <= architecture.layers(); l++) {
      numbers += architecture.width(l - 1) + 1L;
      numbers +=
          architecture.isHidden(l) ? (long) architecture.outputs() * architecture.width(l) : 0;
    }
    return numbers;
  }

  /** How many additions and multiplications the products of a tile take. */
  public static double operations(Architecture architecture, long rows, long columns) {
    return 2.0 * numbersPerImage(architecture) * rows * columns;
  }

  /**
   * Goes through the network and back with a block of images.
   *
   * @param x shape {@code [B, n_0]}
   * @throws IllegalArgumentException if it has another
   */
  public Factors factors(INDArray x) {
    architecture.checkInputs(x.shape());
    List<INDArray> inputs = new ArrayList<>();
    List<INDArray> deltas = new ArrayList<>();
    for (int l = 1; l <= architecture.layers(); l++) {
      int width = architecture.width(l - 1);
      INDArray input = Nd4j.createUninitialized(type, new long[] {width + 1L, x.size(0)}, 'f');
      input.getRow(width).assign(1);
      inputs.add(input);
      if (architecture.isHidden(l)) {
        long rows = (long) architecture.outputs() * architecture.width(l);
        deltas.add(Nd4j.createUninitialized(type, new long[] {rows, x.size(0)}, 'f'));
      }
    }
    Factors factors = new Factors(inputs, deltas);
    List<Runnable> batches = new ArrayList<>();
    for (long from = 0; from < x.size(0); from += BATCH) {
      long first = from;
      long end = Math.min(from + BATCH, x.size(0));
      batches.add(() -> pass(x, first, end, factors));
    }
    try {
      run(batches);
    } catch (IllegalStateException | OutOfMemoryError e) {
      factors.close();
      throw e;
    }
    return factors;
  }

  private void pass(INDArray x, long from, long to, Factors factors) {
    int samples = (int) (to - from);
    int outputs = architecture.outputs();
    INDArray images = x.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    INDArray batch = DensePass.columns(images, type);
    try (INDArray identity =
            Nd4j.create(type, new long[] {outputs, (long) samples * outputs}, 'f');
        DensePass pass = new DensePass(architecture, type, samples, outputs)) {
      for (int k = 0; k < outputs; k++) {
        DensePass.slice(identity, (long) k * samples, (k + 1L) * samples).getRow(k).assign(1);
      }
      pass.forward(parameters, batch);
      pass.clearConstant();
      pass.backward(
          parameters, identity, (l, input, delta) -> keep(l, input, delta, from, to, factors));
    } finally {
      NativeArrays.free(batch);
    }
  }

  private void keep(int l, INDArray input, INDArray delta, long from, long to, Factors factors) {
    long width = architecture.width(l - 1);
    INDArray kept = part(factors.inputs().get(l - 1), 0, width, from, to);
    kept.assign(part(input, 0, width, 0, to - from));
    if (weightScales.get(l - 1) != 1) {
      kept.muli(weightScales.get(l - 1));
    }
    if (architecture.isHidden(l)) {
      long rows = architecture.width(l);
      for (int k = 0; k < architecture.outputs(); k++) {
        part(factors.deltas().get(l - 1), k * rows, (k + 1) * rows, from, to)
            .assign(part(delta, 0, rows, k * (to - from), (k + 1) * (to - from)));
      }
    }
  }

  /**
   * Computes the kernel of two blocks of images.
   *
   * @param columns another block, or the same object for a tile on the diagonal, which is symmetric
   *     to the last bit
   * @param tile shape {@code [B, B']} of the type of the arithmetic, Fortran order; overwritten
   */
  public void fill(Factors rows, Factors columns, INDArray tile) {
    boolean isSymmetric = rows.inputs().get(0) == columns.inputs().get(0);
    List<Runnable> squares = new ArrayList<>();
    for (Tile square : Tile.cover(rows.size(), columns.size(), EDGE, isSymmetric)) {
      squares.add(() -> fill(square, rows, columns, isSymmetric, tile));
    }
    run(squares);
  }

  private void fill(
      Tile square, Factors rows, Factors columns, boolean isSymmetric, INDArray tile) {
    try (INDArray sum = sum(square, rows, columns)) {
      INDArray above =
          part(tile, square.rowFrom(), square.rowTo(), square.columnFrom(), square.columnTo());
      boolean isDiagonal = isSymmetric && square.rowFrom() == square.columnFrom();
      above.assign(isDiagonal ? sum.add(sum.transpose()).muli(0.5) : sum);
      if (isSymmetric && !isDiagonal) {
        part(tile, square.columnFrom(), square.columnTo(), square.rowFrom(), square.rowTo())
            .assign(sum.transpose());
      }
    }
  }

  private INDArray sum(Tile square, Factors rows, Factors columns) {
    long[] shape = {square.rows(), square.columns()};
    INDArray sum = Nd4j.createUninitialized(type, shape, 'f');
    int layers = architecture.layers();
    product(square, rows.inputs().get(layers - 1), columns.inputs().get(layers - 1), sum);
    sum.muli(architecture.outputs());
    try (INDArray gram = Nd4j.createUninitialized(type, shape, 'f');
        INDArray products = Nd4j.createUninitialized(type, shape, 'f')) {
      for (int l = layers - 1; l >= 1; l--) {
        product(square, rows.inputs().get(l - 1), columns.inputs().get(l - 1), gram);
        product(square, rows.deltas().get(l - 1), columns.deltas().get(l - 1), products);
        sum.addi(products.muli(gram));
      }
    }
    return sum;
  }

  private static void product(Tile square, INDArray left, INDArray right, INDArray result) {
    Nd4j.gemm(
        DensePass.slice(left, square.rowFrom(), square.rowTo()),
        DensePass.slice(right, square.columnFrom(), square.columnTo()),
        result,
        true,
        false,
        1.0,
        0.0);
  }

  private static INDArray part(
      INDArray matrix, long rowFrom, long rowTo, long columnFrom, long columnTo) {
    return matrix.get(
        NDArrayIndex.interval(rowFrom, rowTo), NDArrayIndex.interval(columnFrom, columnTo));
  }

  /** Waits for all, also where one fails: whoever still computed would read what is freed then. */
  private void run(List<Runnable> work) {
    try {
      for (Future<?> done : threads.invokeAll(work.stream().map(Executors::callable).toList())) {
        done.get();
      }
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a tile", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError failure) {
        throw failure;
      }
      throw new IllegalStateException("a tile failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    end();
    parameters.close();
  }

  /** What is at work cannot be stopped, and takes less than a tile. */
  private void end() {
    threads.shutdownNow();
    boolean isInterrupted = Thread.interrupted();
    boolean hasEnded = false;
    while (!hasEnded) {
      try {
        hasEnded = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
