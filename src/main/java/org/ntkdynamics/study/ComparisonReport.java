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
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.HtmlReport;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.page.RunTitle;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.store.FileComparison;
import org.ntkdynamics.store.RunComparison;
import org.ntkdynamics.store.RunDirectory;

/** Runs of any kind side by side on one page, all against the first one. */
public final class ComparisonReport {
  static final Prose PROSE = Prose.of(ComparisonReport.class, "compare.prose.ftl");

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
            new ComparisonCharts(runs, names, styles).figures(legend(), strokes(), units),
            null,
            List.of());
    Map<String, Object> own = new HashMap<>();
    own.put("differences", differences());
    own.put("numbers", numbers());
    KernelExplorer explorer = new ComparedKernels(runs, names, styles, units, file).explorer();
    if (explorer != null) {
      own.put("kernels", explorer);
    }
    return Report.of(ComparisonReport.class, "compare.ftlh", page, own);
  }

  /** A colour a run. */
  private List<Page.Key> legend() {
    return IntStream.range(0, runs.size())
        .mapToObj(i -> new Page.Key(LineChart.swatch(styles.get(i)), Notation.html(names.get(i))))
        .toList();
  }

  /** Dashes a unit, if there are several. */
  private List<Page.Key> strokes() {
    return IntStream.range(0, units.size() > 1 ? units.size() : 0)
        .mapToObj(
            i ->
                PageParts.stroke(
                    CurvePalette.dashed(UnitStyle.GREY, ComparisonCharts.dashes(i)),
                    1.8f,
                    units.get(i)))
        .toList();
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

  private List<Differences> differences() {
    return IntStream.range(0, comparisons.size())
        .mapToObj(i -> differences(names.get(i + 1), comparisons.get(i)))
        .toList();
  }

  private static Differences differences(String name, RunComparison comparison) {
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
}
