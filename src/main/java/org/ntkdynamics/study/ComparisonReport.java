package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.QuantisedKernel;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.HtmlReport;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.page.RunTitle;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.FileComparison;
import org.ntkdynamics.store.RunComparison;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;

/** Runs of any kind side by side on one page, all against the first one. */
public final class ComparisonReport {
  private static final Prose PROSE = Prose.of(ComparisonReport.class, "compare.prose.ftl");

  private final List<RunDirectory> runs;
  private final List<RunComparison> comparisons;
  private final List<String> names;
  private final List<UnitStyle> styles;
  private final List<String> units;
  private final Path file;

  private ComparisonReport(List<RunDirectory> runs, List<RunComparison> comparisons, Path file) {
    this.runs = runs;
    this.comparisons = comparisons;
    this.file = file.toAbsolutePath().normalize();
    List<String> titles = runs.stream().map(run -> RunTitle.of(run).name()).toList();
    boolean apart = Set.copyOf(titles).size() == titles.size();
    this.names = apart ? titles : runs.stream().map(run -> run.root().toString()).toList();
    this.styles =
        List.copyOf(
            CurvePalette.ofSequence(
                    IntStream.range(0, runs.size()).asDoubleStream().boxed().toList())
                .values());
    Set<String> keys = new LinkedHashSet<>();
    runs.forEach(run -> run.units().forEach(unit -> keys.add(unit.key())));
    this.units = List.copyOf(keys);
  }

  /**
   * Writes the page, replacing an older one atomically.
   *
   * @param runs two or more, compared with the first
   * @param comparisons how each but the first differs from the first
   */
  public static void write(List<RunDirectory> runs, List<RunComparison> comparisons, Path file) {
    ComparisonReport report = new ComparisonReport(runs, comparisons, file);
    HtmlReport.write(file, Words.and(report.names), report.report());
  }

  private Report report() {
    List<Page.Key> legend =
        IntStream.range(0, runs.size())
            .mapToObj(
                i -> new Page.Key(LineChart.swatch(styles.get(i)), Notation.html(names.get(i))))
            .toList();
    List<Page.Key> strokes =
        IntStream.range(0, units.size() > 1 ? units.size() : 0)
            .mapToObj(
                i ->
                    PageParts.stroke(
                        CurvePalette.dashed(UnitStyle.GREY, ComparisonCharts.dashes(i)),
                        1.8f,
                        units.get(i)))
            .toList();
    Page page =
        new Page(
            new Page.Heading(
                "Runs compared · all against " + names.get(0),
                "runs compared",
                PROSE.say("introduction", Map.of("outcomes", outcomes())),
                List.of(),
                List.of()),
            List.of(),
            List.of(),
            new ComparisonCharts(runs, names, styles).figures(legend, strokes, units),
            null,
            List.of());
    Map<String, Object> own = new HashMap<>();
    own.put("differences", comparisons.stream().map(this::differences).toList());
    own.put("numbers", numbers());
    KernelExplorer explorer = explorer();
    if (explorer != null) {
      own.put("kernels", explorer);
    }
    return Report.of(HtmlReport.class, "compare.ftlh", page, own);
  }

  /** How many files are the same, run by run. */
  private List<Map<String, String>> outcomes() {
    return IntStream.range(0, comparisons.size())
        .mapToObj(
            i -> {
              List<FileComparison> files =
                  comparisons.get(i).units().stream()
                      .flatMap(unit -> unit.files().stream())
                      .toList();
              long same = files.stream().filter(FileComparison::isSame).count();
              return Map.of(
                  "files", Words.plural(files.size(), "file"),
                  "same", Numbers.count(same),
                  "run", names.get(i + 1));
            })
        .toList();
  }

  /**
   * How a run differs from the first one. Public for the template.
   *
   * @param name what the run is called
   * @param spec where their specs differ
   * @param software where what computed them differs
   * @param same whether all numbers are the same to the last bit
   */
  public record Differences(String name, List<String> spec, List<String> software, boolean same) {}

  private Differences differences(RunComparison comparison) {
    String name = names.get(comparisons.indexOf(comparison) + 1);
    return new Differences(
        name,
        comparison.spec(),
        comparison.software(),
        comparison.isSame() && !comparison.isEmpty());
  }

  private Page.Table numbers() {
    List<Page.Row> rows = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      for (RunComparison.Unit unit : comparisons.get(i).units()) {
        for (FileComparison one : unit.files()) {
          rows.add(row(i + 1, unit.key(), one));
        }
      }
    }
    return new Page.Table(
        "Run",
        Stream.of("Unit", "File", "Outcome", "Relative difference", "At")
            .map(Notation::html)
            .toList(),
        rows,
        PROSE.say("numbersNote"));
  }

  private Page.Row row(int run, String unit, FileComparison one) {
    String outcome = one.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Page.Row(
        LineChart.swatch(styles.get(run)),
        Notation.html(names.get(run)),
        Stream.of(unit, one.file(), outcome, Numbers.readable(one.relative()), one.place())
            .map(Notation::html)
            .toList());
  }

  /** The kernels of all runs; null if there are none, or they are of other samples. */
  private @Nullable KernelExplorer explorer() {
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
    int block = KernelExplorer.block(samples.size(), count);
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
    return KernelExplorer.of(
        samples.size(),
        samples.stream()
            .map(row -> new KernelExplorer.Sample(row.datasetIndex(), row.label()))
            .toList(),
        SubsampleImages.of(runs.get(0)),
        List.of(),
        networks);
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
              Links.relative(file, unit.kernelFile(step, Reduction.TRACE)),
              QuantisedKernel.of(kernel, block),
              spectra.next(kernel),
              List.of()));
    }
    return kernels;
  }
}
