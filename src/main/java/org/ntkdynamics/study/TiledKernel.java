package org.ntkdynamics.study;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.TraceTiles;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.ModelFile;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.TiledNpy;

/**
 * The trace kernel of a stored dense network on more images than fit into memory, a tile at a time.
 * A process that dies loses the tile it was at: the same request goes on.
 */
public final class TiledKernel {
  /** What the program needs besides arrays. */
  private static final double BASE = 0.75 * (1 << 30);

  /** Rows of a tile are a multiple of it, if there are several. */
  private static final int MULTIPLE = 16;

  private TiledKernel() {}

  /**
   * How a kernel is computed.
   *
   * @param memory how many bytes the program may use, about
   * @param precision the type of the arithmetic; the file is double in any case
   * @param rows how many rows a tile has; 0 for as many as the memory allows
   */
  public record Tiling(long memory, Precision precision, int rows) {
    /** Tiles as large as a memory allows. */
    public static Tiling within(long memory, Precision precision) {
      return new Tiling(memory, precision, 0);
    }

    /** Tiles of so many rows, whatever memory they need. */
    public static Tiling ofRows(int rows, Precision precision) {
      return new Tiling(Long.MAX_VALUE, precision, rows);
    }
  }

  /** Who looks on. */
  public interface Watcher {
    /**
     * A tile is finished.
     *
     * @param finished how many are, those of earlier processes included
     * @param tiles how many there are to be
     * @param secondsLeft about, by the tiles of this process
     */
    void tileFinished(int finished, int tiles, double secondsLeft);

    /** Something is not as it should be, but the work goes on; one line. */
    void warned(String message);
  }

  /**
   * What was computed.
   *
   * @param kernel the file of the kernel
   * @param subsample the file that names its samples
   * @param shape of the kernel
   * @param function which kernel of which function it is
   * @param tiles how many were computed by this process
   * @param tileRows how many rows a tile has
   * @param seconds that took this process
   * @param gigaflops additions and multiplications of the tiles' products, in 10⁹ a second, all
   *     else that was done counting as time alone
   */
  public record Result(
      String kernel,
      String subsample,
      List<Long> shape,
      KernelFunction function,
      int tiles,
      int tileRows,
      double seconds,
      double gigaflops) {
    public Result {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Computes what is missing of a kernel and writes it, and beside it the samples it belongs to.
   *
   * @param out a file that does not exist yet, whose name ends in {@code .npy}
   * @throws StoreException as {@link ModelKernel#write} does, or if the file was begun with another
   *     request
   * @throws UnsupportedNetworkException if the network is no dense network with a linear output, it
   *     does not take the samples, another reduction than the trace is asked for, or a tile of
   *     {@value #MULTIPLE} rows needs more memory than is given
   * @throws org.ntkdynamics.data.DataException if the data cannot be used
   */
  public static Result write(
      ModelKernel.Request request, Path out, Tiling tiling, Watcher watcher) {
    Path subsample = ModelKernel.besides(out);
    refuseExisting(out, subsample);
    ModelKernel.checkWritable(out);
    MultiLayerNetwork network = ModelFile.readFinite(request.model());
    Architecture architecture = architecture(network, request);
    KernelFunction function =
        KernelFunction.of(network, request.model(), request.parametrization(), request.sigmaW2());
    Samples samples = samples(network, request);
    List<Double> weightScales = function.weightScales(architecture);
    ModelKernel.taking(
        request,
        () -> {
          architecture.checkParameters(network.params().length(), weightScales.size());
          architecture.checkInputs(samples.features().shape());
          return samples;
        });
    int edge = edge(architecture, samples.size(), tiling, request.model());
    Consumer<String> warned = watcher::warned;
    try (TiledNpy file =
            TiledNpy.open(
                out,
                origin(request, function, tiling, samples, edge),
                samples.size(),
                edge,
                warned);
        TraceTiles tiles =
            new TraceTiles(
                architecture,
                network.params(),
                weightScales,
                Networks.dataType(tiling.precision()),
                Runtime.getRuntime().availableProcessors())) {
      TiledWork work =
          new TiledWork(file, tiles, samples.features(), function.outputScale(), watcher);
      work.run(architecture);
      ModelKernel.writeSubsample(subsample, samples);
      file.finish();
      return new Result(
          out.toString(),
          subsample.toString(),
          List.of((long) samples.size(), (long) samples.size()),
          function,
          work.computed(),
          edge,
          work.seconds(),
          work.gigaflops());
    }
  }

  private static Architecture architecture(MultiLayerNetwork network, ModelKernel.Request request) {
    return Networks.architecture(network)
        .filter(found -> request.reduction() == Reduction.TRACE)
        .orElseThrow(
            () ->
                new UnsupportedNetworkException(
                    request.model()
                        + ": --memory goes with the trace kernel of a dense network with a linear"
                        + " output alone"));
  }

  private static Samples samples(MultiLayerNetwork network, ModelKernel.Request request) {
    return Datasets.kernelSubsample(
        request.data(),
        request.scaling(),
        ModelKernel.inputType(network),
        request.samplesPerClass(),
        request.seed());
  }

  private static void refuseExisting(Path out, Path subsample) {
    if (Files.exists(out)) {
      throw new StoreException(out + ": exists; name a new file");
    }
    if (Files.exists(subsample) && !TiledNpy.isBegun(out)) {
      throw new StoreException(subsample + ": exists; name a new file");
    }
  }

  /** As few tiles as fit: two blocks of images and a tile at a time. */
  private static int edge(Architecture architecture, int size, Tiling tiling, Path model) {
    if (tiling.rows() > 0) {
      return Math.min(size, tiling.rows());
    }
    double bytes = tiling.precision() == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
    double left = tiling.memory() - BASE - bytes * architecture.parameters();
    left -= 2 * bytes * size * architecture.inputs();
    double perRow = 2 * bytes * TraceTiles.numbersPerImage(architecture);
    // bytes · edge² + perRow · edge = left
    double most = (Math.sqrt(perRow * perRow + 4 * bytes * left) - perRow) / (2 * bytes);
    if (!(most >= Math.min(size, MULTIPLE))) {
      throw new UnsupportedNetworkException(
          String.format(
              Locale.ROOT,
              "%s: --memory %.1f GiB is too little for a tile of its kernel: allow %.1f GiB or more",
              model,
              tiling.memory() / (double) (1 << 30),
              (tiling.memory() - left + (perRow + bytes * MULTIPLE) * MULTIPLE) / (1 << 30) + 0.1));
    }
    int blocks = (int) Math.ceil(size / most);
    int even = (size + blocks - 1) / blocks;
    return blocks == 1 ? size : Math.max(MULTIPLE, (even + MULTIPLE - 1) / MULTIPLE * MULTIPLE);
  }

  /** All that the numbers of the tiles depend on. */
  private static String origin(
      ModelKernel.Request request,
      KernelFunction function,
      Tiling tiling,
      Samples samples,
      int edge) {
    return String.format(
        Locale.ROOT,
        "model=%s images=%08x parametrization=%s sigmaW2=%s outputScale=%s data=%s samplesPerClass=%d seed=%d"
            + " precision=%s size=%d edge=%d",
        ModelFile.sha256(request.model()),
        checksum(samples.features()),
        function.parametrization(),
        function.sigmaW2(),
        function.outputScale(),
        request.data(),
        request.samplesPerClass(),
        request.seed(),
        tiling.precision(),
        samples.size(),
        edge);
  }

  /** Of every pixel, so that other images of the same name are noticed. */
  private static long checksum(INDArray images) {
    CRC32 checksum = new CRC32();
    for (long i = 0; i < images.size(0); i++) {
      double[] pixels = NativeArrays.doubles(images.getRow(i));
      ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Double.BYTES);
      bytes.asDoubleBuffer().put(pixels);
      checksum.update(bytes);
    }
    return checksum.getValue();
  }
}
