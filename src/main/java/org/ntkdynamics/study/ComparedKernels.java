package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.QuantisedKernel;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;

/** The kernels of runs side by side, to be walked through on their page. */
final class ComparedKernels {
  private final List<RunDirectory> runs;
  private final List<String> names;
  private final List<UnitStyle> styles;
  private final List<String> units;
  private final Path page;

  /**
   * @param names what the runs are called
   * @param styles how they are drawn
   * @param units the keys of the units of all runs
   * @param page where the page is to lie
   */
  ComparedKernels(
      List<RunDirectory> runs,
      List<String> names,
      List<UnitStyle> styles,
      List<String> units,
      Path page) {
    this.runs = runs;
    this.names = names;
    this.styles = styles;
    this.units = units;
    this.page = page;
  }

  /** The kernels of all runs; null if there are none, or they are of other samples. */
  @Nullable KernelExplorer explorer() {
    List<SubsampleRow> samples = runs.get(0).subsample();
    boolean alike = runs.stream().allMatch(run -> run.subsample().equals(samples));
    int count =
        runs.stream()
            .flatMap(run -> run.units().stream())
            .mapToInt(unit -> unit.kernelSteps(Reduction.TRACE).size())
            .sum();
    if (samples.isEmpty() || !alike || count == 0) {
      return null;
    }
    return KernelExplorer.of(
        samples.size(),
        samples.stream()
            .map(row -> new KernelExplorer.Sample(row.datasetIndex(), row.label()))
            .toList(),
        SubsampleImages.of(runs.get(0)),
        List.of(),
        networks(KernelExplorer.block(samples.size(), count), count));
  }

  /** Unit by unit, those of all runs. */
  private List<KernelExplorer.Network> networks(int block, int count) {
    List<KernelExplorer.Network> networks = new ArrayList<>();
    for (String unit : units) {
      for (int r = 0; r < runs.size(); r++) {
        List<KernelExplorer.Kernel> kernels = kernels(runs.get(r), unit, block, count);
        if (!kernels.isEmpty()) {
          networks.add(
              new KernelExplorer.Network(names.get(r) + ", " + unit, styles.get(r).css(), kernels));
        }
      }
    }
    return networks;
  }

  /**
   * The kernels of a unit.
   *
   * @param count how many there are of all units and runs
   */
  private List<KernelExplorer.Kernel> kernels(RunDirectory run, String key, int block, int count) {
    UnitDirectory unit = run.unit(key);
    StepSpectra spectra = new StepSpectra(run.subsample().size(), count);
    List<KernelExplorer.Kernel> kernels = new ArrayList<>();
    for (int step : unit.kernelSteps(Reduction.TRACE)) {
      SquareMatrix kernel = unit.traceKernel(step);
      kernels.add(
          new KernelExplorer.Kernel(
              step,
              Links.relative(page, unit.kernelFile(step, Reduction.TRACE)),
              QuantisedKernel.of(kernel, block),
              spectra.next(kernel),
              List.of()));
    }
    return kernels;
  }
}
