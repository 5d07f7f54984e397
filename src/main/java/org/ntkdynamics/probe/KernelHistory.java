package org.ntkdynamics.probe;

import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.UnitDirectory;

/** The trace kernels of earlier steps of a unit, read from its files when they are asked for. */
public record KernelHistory(UnitDirectory unit, List<Integer> steps) {
  public KernelHistory {
    steps = List.copyOf(steps);
  }

  /** Those of the kernel steps that are known so far. */
  public static KernelHistory of(UnitDirectory unit, List<MetricsRow> metrics) {
    return new KernelHistory(unit, metrics.stream().map(MetricsRow::step).toList());
  }

  /** The kernel of one of the steps, {@code [N, N]}. */
  public SquareMatrix kernel(int step) {
    return unit.traceKernel(step);
  }
}
