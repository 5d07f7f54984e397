package org.ntkdynamics.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.exception.DL4JException;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.kernel.ScaledNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.store.ModelFile;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Table;

/**
 * The empirical NTK of a stored DL4J network on a class-sorted subsample: of networks that were
 * trained elsewhere too, by the cheapest way, {@link EmpiricalNtk#of}. The memory of the last of
 * these, {@link JacobianNtk}, grows with samples × outputs × parameters.
 */
public final class ModelKernel {
  private static final String EXTENSION = ".npy";

  private ModelKernel() {}

  /**
   * What to compute.
   *
   * @param model a checkpoint, or a file that {@code MultiLayerNetwork.save} wrote
   * @param data the data, whose training part is drawn from
   * @param scaling what is done to their values
   * @param samplesPerClass how many samples of each class
   * @param seed the master seed of that draw
   * @param reduction what to keep of the K × K output blocks
   * @param parametrization by which parameters to take gradients; null for those that were trained
   * @param sigmaW2 σw² of the NTK parametrisation; null for that of the checkpoint
   */
  public record Request(
      Path model,
      DatasetRef data,
      Scaling scaling,
      int samplesPerClass,
      long seed,
      Reduction reduction,
      @Nullable Parametrization parametrization,
      @Nullable Double sigmaW2) {}

  /**
   * What was computed.
   *
   * @param kernel the file of the kernel
   * @param subsample the file that names its samples
   * @param shape of the kernel, as {@link EmpiricalNtk#kernel} has it
   * @param method {@code layerwise}, {@code structured} or {@code jacobian}
   * @param function which kernel of which function it is
   * @param labelAwareness what equation (23) gives for the trace kernel; null for other reductions
   */
  public record Result(
      String kernel,
      String subsample,
      List<Long> shape,
      String method,
      KernelFunction function,
      @Nullable LabelAwareness labelAwareness) {
    public Result {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Computes the kernel and writes it, and beside it, as {@code NAME.subsample.csv}, the samples it
   * belongs to.
   *
   * @param out a file that does not exist yet, whose name ends in {@code .npy}
   * @throws StoreException if {@code out} cannot be used, or the file holds no network that can be
   *     read, or one whose parameters are not all finite
   * @throws UnsupportedNetworkException if the network has no NTK on these samples
   * @throws org.ntkdynamics.data.DataException if the data cannot be used
   */
  public static Result write(Request request, Path out) {
    Path subsample = subsampleFile(out);
    MultiLayerNetwork network = ModelFile.readFinite(request.model());
    KernelFunction function =
        KernelFunction.of(network, request.model(), request.parametrization(), request.sigmaW2());
    Samples samples =
        Datasets.kernelSubsample(
            request.data(),
            request.scaling(),
            inputType(network),
            request.samplesPerClass(),
            request.seed());
    Optional<Architecture> architecture = Networks.architecture(network);
    Written written;
    String method;
    try (EmpiricalNtk ntk = ntk(request, network, architecture, function)) {
      method = ntk.method();
      checkMemory(request, network, method, samples.size());
      written = write(request, ntk, samples, out, subsample);
    }
    return new Result(
        out.toString(),
        subsample.toString(),
        written.shape(),
        method,
        function,
        written.labelAwareness());
  }

  /** Of what shape a kernel is, and what equation (23) gives for it if it is a trace. */
  private record Written(List<Long> shape, @Nullable LabelAwareness labelAwareness) {}

  /**
   * Computes first, then names the samples, then writes the kernel: never one without its samples.
   */
  private static Written write(
      Request request, EmpiricalNtk ntk, Samples samples, Path out, Path subsample) {
    INDArray x = samples.features();
    if (request.reduction() == Reduction.TRACE) {
      SquareMatrix kernel = taking(request, () -> ntk.trace(x));
      writeSubsample(subsample, samples);
      NpyFile.write(out, kernel);
      long size = kernel.size();
      return new Written(List.of(size, size), LabelAwareness.of(kernel, samples.labels()));
    }
    try (INDArray blocks = taking(request, () -> ntk.kernel(x, request.reduction()))) {
      writeSubsample(subsample, samples);
      NpyFile.write(out, blocks);
      return new Written(Arrays.stream(blocks.shape()).boxed().toList(), null);
    }
  }

  static void writeSubsample(Path file, Samples samples) {
    Table.of(String.valueOf(file.getFileName()), SubsampleRow.class)
        .write(file.resolveSibling(""), SubsampleRow.of(samples));
  }

  /** What is to be had of samples that the network takes. */
  static <T> T taking(Request request, Supplier<T> kernel) {
    try {
      return kernel.get();
    } catch (IllegalArgumentException | DL4JException e) {
      throw new UnsupportedNetworkException(
          request.model() + ": does not take these samples: " + e.getMessage());
    }
  }

  /** Where the samples of a kernel are named, which must not be there yet, nor the kernel. */
  private static Path subsampleFile(Path out) {
    Path subsample = besides(out);
    for (Path file : List.of(out, subsample)) {
      if (Files.exists(file)) {
        throw new StoreException(file + ": exists; name a new file");
      }
    }
    checkWritable(out);
    return subsample;
  }

  /** The file that names the samples of a kernel. */
  static Path besides(Path out) {
    String name = String.valueOf(out.getFileName());
    if (!name.endsWith(EXTENSION)) {
      throw new StoreException(out + ": must end in " + EXTENSION);
    }
    String stem = name.substring(0, name.length() - EXTENSION.length());
    return out.resolveSibling(stem + ".subsample.csv");
  }

  static void checkWritable(Path out) {
    Path directory = out.toAbsolutePath().getParent();
    if (directory == null || !Files.isWritable(directory)) {
      throw new StoreException(directory + ": cannot be written; name a directory you may write");
    }
  }

  /** As in a run: inputs are of the network's type, whatever that of the kernel. */
  static DataType inputType(MultiLayerNetwork network) {
    return network.params().dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
  }

  private static EmpiricalNtk ntk(
      Request request,
      MultiLayerNetwork network,
      Optional<Architecture> architecture,
      KernelFunction function) {
    if (architecture.isEmpty() && function.parametrization() == Parametrization.NTK) {
      throw new UnsupportedNetworkException(
          request.model()
              + ": the NTK parametrisation is known of dense networks with a linear output"
              + " alone; --parametrization standard goes with any");
    }
    EmpiricalNtk ntk =
        taking(
            request,
            () ->
                architecture.isPresent()
                    ? layerwise(architecture.get(), network, function)
                    : EmpiricalNtk.of(network));
    double scale = function.outputScale();
    return scale == 1 ? ntk : new ScaledNtk(ntk, scale);
  }

  private static LayerwiseNtk layerwise(
      Architecture architecture, MultiLayerNetwork network, KernelFunction function) {
    return new LayerwiseNtk(
        architecture,
        network.params(),
        function.weightScales(architecture),
        DataType.DOUBLE,
        LayerwiseNtk.DEFAULT_TILE);
  }

  private static void checkMemory(
      Request request, MultiLayerNetwork network, String method, int samples) {
    Layer last = network.getOutputLayer().conf().getLayer();
    int outputs = last instanceof FeedForwardLayer layer ? (int) layer.getNOut() : 1;
    double kernel = MemoryNeed.kernel(request.reduction(), samples, outputs);
    double jacobian =
        method.equals(JacobianNtk.METHOD)
            ? MemoryNeed.jacobian(samples, outputs, (double) network.numParams())
            : 0;
    MemoryNeed.check(
        request.model() + ": its kernel on " + samples + " samples",
        kernel + jacobian,
        "ask for fewer --samples-per-class, or for --reduction trace");
    if (request.reduction() == Reduction.TRACE) {
      MemoryNeed.checkTrace(
          request.model() + ": its trace kernel",
          samples,
          "ask for fewer --samples-per-class, or for a kernel tile by tile with --memory");
    }
  }
}
