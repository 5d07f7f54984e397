package org.ntkdynamics.metrics;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.matrix.SquareMatrix;

/** Reads the metrics off the kernels of one training, step by step. Not thread-safe. */
public final class KernelTracker {
  private final List<Integer> labels;
  private final double outputScale;
  private @Nullable SquareMatrix initial;
  private @Nullable SquareMatrix previous;
  private int previousStep;

  /**
   * Creates a tracker that has seen no kernel.
   *
   * @param labels the class of each of the N samples that the kernels are on
   */
  public KernelTracker(List<Integer> labels) {
    this(labels, 1);
  }

  /**
   * Creates a tracker of the kernels of {@code f̃ = αf} that has seen none.
   *
   * @param outputScale α; training is on the loss divided by α²
   */
  public KernelTracker(List<Integer> labels, double outputScale) {
    this.labels = List.copyOf(labels);
    this.outputScale = outputScale;
  }

  /**
   * Takes in the kernel of a step and reads its metrics. The drift from initialisation is known
   * from step 0 on, if step 0 was seen; distance and velocity from the second kernel on.
   *
   * @param step the step, after those of all earlier calls
   * @param kernel shape {@code [N, N]}, symmetric and finite; kept, not copied
   */
  public KernelMetrics track(int step, SquareMatrix kernel) {
    KernelDrift drift = drift(step, kernel);
    observe(step, kernel);
    return new KernelMetrics(
        LabelAwareness.of(kernel, labels),
        KernelAlignment.of(kernel, labels),
        KernelAlignment.centred(kernel, labels),
        drift,
        Spectrum.of(kernel, labels).withLossDividedBy(outputScale * outputScale));
  }

  /**
   * Goes on after steps whose metrics are known already, as if {@link #track} had seen each. Only
   * the kernels of step 0 and of the last step are asked for: no others are looked back at.
   *
   * @param steps ascending; may be none
   * @param kernel reads the kernel of one of them
   */
  public void resume(List<Integer> steps, IntFunction<SquareMatrix> kernel) {
    for (int i = 0; i < steps.size(); i++) {
      int step = steps.get(i);
      if (step == 0 || i == steps.size() - 1) {
        observe(step, kernel.apply(step));
      }
    }
  }

  private void observe(int step, SquareMatrix kernel) {
    if (step == 0) {
      initial = kernel;
    }
    previous = kernel;
    previousStep = step;
  }

  private KernelDrift drift(int step, SquareMatrix kernel) {
    SquareMatrix start = step == 0 ? kernel : initial;
    double distance = previous == null ? Double.NaN : KernelDrift.distance(kernel, previous);
    return new KernelDrift(
        distance,
        distance / (step - previousStep),
        start == null ? Double.NaN : KernelDrift.relativeChange(kernel, start),
        start == null ? Double.NaN : KernelDrift.diagonalChange(kernel, start));
  }
}
