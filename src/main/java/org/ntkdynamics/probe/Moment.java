package org.ntkdynamics.probe;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.UnitDirectory;

/**
 * A kernel step of a training, as probes see it. What costs is computed when the first probe asks
 * for it and kept for the others: the network's outputs, hidden activations, the gradient of the
 * loss, the parts of the kernel. Valid while a probe is read; training goes on in the same arrays,
 * so what a probe keeps it copies. Not thread-safe.
 *
 * <p>What is asked for and cannot be had, throws an {@link IllegalStateException}: anything but
 * kernels and labels where a probe is read off a run directory, the parts of layers of a network
 * that is not dense.
 */
public final class Moment {
  private final int step;
  private final List<Integer> labels;
  private final @Nullable Subject subject;
  private final @Nullable MultiLayerNetwork network;
  private final SquareMatrix kernel;
  private final @Nullable MetricsRow metrics;
  private final KernelHistory earlier;
  private final Lazy<List<INDArray>> forward = new Lazy<>(this::computeForward);
  private final Lazy<INDArray> gradient = new Lazy<>(this::computeGradient);
  private final Lazy<List<LayerPart>> parts = new Lazy<>(this::computeParts);

  /**
   * A step that has just been reached.
   *
   * @param kernel the trace kernel on the subsample
   * @param metrics the step's row of metrics.csv
   * @param earlier the kernels of the steps before
   */
  public Moment(
      int step,
      Subject subject,
      MultiLayerNetwork network,
      SquareMatrix kernel,
      MetricsRow metrics,
      KernelHistory earlier) {
    this(step, subject.subsample().labels(), subject, network, kernel, metrics, earlier);
  }

  private Moment(
      int step,
      List<Integer> labels,
      @Nullable Subject subject,
      @Nullable MultiLayerNetwork network,
      SquareMatrix kernel,
      @Nullable MetricsRow metrics,
      KernelHistory earlier) {
    this.step = step;
    this.labels = List.copyOf(labels);
    this.subject = subject;
    this.network = network;
    this.kernel = kernel;
    this.metrics = metrics;
    this.earlier = earlier;
  }

  /**
   * A step of which nothing but the kernels is left.
   *
   * @param labels the class of each sample of the kernel
   */
  public static Moment stored(int step, List<Integer> labels, UnitDirectory unit) {
    List<Integer> before =
        unit.kernelSteps(Reduction.TRACE).stream().filter(s -> s < step).toList();
    return new Moment(
        step, labels, null, null, unit.traceKernel(step), null, new KernelHistory(unit, before));
  }

  /** The number of updates made; 0 for the untrained network. */
  public int step() {
    return step;
  }

  /** The class of each of the N samples of the kernel. */
  public List<Integer> labels() {
    return labels;
  }

  /** What does not change from step to step. */
  public Subject subject() {
    return known(subject);
  }

  /** The samples of the kernel. */
  public Samples subsample() {
    return subject().subsample();
  }

  /** The network, its parameters views that training goes on in; left as it is. */
  public MultiLayerNetwork network() {
    return known(network);
  }

  /** The trace kernel of αf on the subsample, {@code [N, N]}. */
  public SquareMatrix kernel() {
    return kernel;
  }

  /** That of step 0; empty if it was not among the kernel steps. */
  public Optional<SquareMatrix> initialKernel() {
    if (step == 0) {
      return Optional.of(kernel);
    }
    return earlier.steps().contains(0) ? Optional.of(earlier.kernel(0)) : Optional.empty();
  }

  /** The kernels of the kernel steps before this one. */
  public KernelHistory earlierKernels() {
    return earlier;
  }

  /** What is read off every kernel: the step's row of metrics.csv. */
  public MetricsRow metrics() {
    return known(metrics);
  }

  /** The outputs {@code αf} on the subsample, {@code [N, K]}, of the network's type; a copy. */
  public INDArray outputs() {
    List<INDArray> all = forward.get();
    return all.get(all.size() - 1).mul(subject().outputScale());
  }

  /**
   * The output {@code x^1 … x^{L-1}} of each hidden layer on the subsample, its activation
   * included; each {@code [N, n_l]} of a dense layer.
   */
  public List<INDArray> hiddenActivations() {
    List<INDArray> all = forward.get();
    return all.subList(1, all.size() - 1);
  }

  /**
   * The gradient of the network's own loss by its parameters, the mean over the subsample: of a
   * network of this program {@code 1/N Σ ∂(½‖f - y/α‖²)/∂θ}.
   *
   * @return {@code [1, P]} in the order of {@code network().params()}
   */
  public INDArray lossGradient() {
    return gradient.get();
  }

  /** What each layer contributes to the kernel, first layer first; the parts sum to it. */
  public List<LayerPart> layerParts() {
    return parts.get();
  }

  /** DL4J keeps inputs and activations in the layers, and so in a copy of them. */
  private List<INDArray> computeForward() {
    return network().clone().feedForward(subsample().features(), false);
  }

  private INDArray computeGradient() {
    MultiLayerNetwork copy = network().clone();
    INDArray outputs = forward.get().get(forward.get().size() - 1);
    int width = Math.toIntExact(outputs.size(1));
    INDArray targets = subsample().targets(width, outputs.dataType());
    copy.setInput(subsample().features());
    copy.setLabels(targets.divi(subject().outputScale()));
    copy.computeGradientAndScore();
    return copy.gradient().gradient().div(subsample().size());
  }

  private List<LayerPart> computeParts() {
    Subject of = subject();
    Architecture architecture =
        of.architecture()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the parts of a kernel are known of dense networks alone"));
    double square = of.outputScale() * of.outputScale();
    try (LayerwiseNtk ntk =
        new LayerwiseNtk(
            architecture,
            network().params(),
            of.weightScales(),
            of.kernelType(),
            LayerwiseNtk.DEFAULT_TILE)) {
      return ntk.layers(subsample().features(), Reduction.TRACE).stream()
          .map(
              part ->
                  new LayerPart(
                      part.layer(), scaled(part.weights(), square), scaled(part.bias(), square)))
          .toList();
    }
  }

  private static SquareMatrix scaled(INDArray array, double factor) {
    SquareMatrix matrix = NativeArrays.matrix(array);
    NativeArrays.free(array);
    return factor == 1 ? matrix : matrix.map(value -> value * factor);
  }

  private <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          "of step " + step + " nothing but the kernel and the labels is stored");
    }
    return value;
  }
}
