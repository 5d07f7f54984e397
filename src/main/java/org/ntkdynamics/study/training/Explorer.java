package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.QuantisedKernel;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.StepSpectra;
import org.ntkdynamics.study.SubsampleImages;

/** The kernels of a run for the explorer of its page. */
final class Explorer {
  private final RunDirectory run;
  private final List<UnitData> units;
  private final List<SubsampleRow> samples;

  private Explorer(RunDirectory run, List<UnitData> units) {
    this.run = run;
    this.units = units;
    this.samples =
        run.subsample().stream().sorted(Comparator.comparingInt(SubsampleRow::position)).toList();
  }

  /** The explorer; null if no kernel is recorded, or they are not of one size. */
  static @Nullable KernelExplorer of(RunDirectory run, List<UnitData> units) {
    return new Explorer(run, units).build();
  }

  private @Nullable KernelExplorer build() {
    int count = units.stream().mapToInt(unit -> steps(unit).size()).sum();
    if (count == 0) {
      return null;
    }
    int size = 0;
    int block = 1;
    List<KernelExplorer.Network> networks = new ArrayList<>();
    for (UnitData unit : units) {
      List<KernelExplorer.Kernel> kernels = new ArrayList<>();
      StepSpectra spectra = null;
      for (int step : steps(unit)) {
        SquareMatrix kernel = unit.directory().traceKernel(step);
        if (size == 0) {
          size = kernel.size();
          block = KernelExplorer.block(size, count);
        } else if (kernel.size() != size) {
          return null;
        }
        spectra = spectra == null ? new StepSpectra(size, count) : spectra;
        kernels.add(kernel(unit, step, QuantisedKernel.of(kernel, block), spectra.next(kernel)));
      }
      networks.add(new KernelExplorer.Network(unit.label(), unit.style().css(), kernels));
    }
    networks.removeIf(network -> network.kernels().isEmpty());
    boolean known = samples.size() == size;
    return KernelExplorer.of(
        size,
        known ? samples.stream().map(Explorer::sample).toList() : List.of(),
        known ? SubsampleImages.of(run) : null,
        MetricsColumns.names(),
        networks);
  }

  private KernelExplorer.Kernel kernel(
      UnitData unit, int step, QuantisedKernel kernel, KernelExplorer.@Nullable Spectrum spectrum) {
    UnitDirectory directory = unit.directory();
    List<String> numbers = unit.metricsAt(step).map(Explorer::numbers).orElse(List.of());
    String href =
        new Links(run).existing(directory.kernelFile(step, Reduction.TRACE)).get(0).href();
    return new KernelExplorer.Kernel(step, href, kernel, spectrum, numbers);
  }

  private static List<String> numbers(MetricsRow row) {
    return MetricsColumns.row(row).cells();
  }

  private static List<Integer> steps(UnitData unit) {
    return unit.directory().kernelSteps(Reduction.TRACE);
  }

  private static KernelExplorer.Sample sample(SubsampleRow row) {
    return new KernelExplorer.Sample(row.datasetIndex(), row.label());
  }
}
