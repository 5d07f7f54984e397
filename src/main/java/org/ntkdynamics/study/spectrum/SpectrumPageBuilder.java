package org.ntkdynamics.study.spectrum;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;

/** From the directory of a spectrum run to what the template shows. */
final class SpectrumPageBuilder {
  private final RunDirectory run;
  private final SpectrumSpec config;
  private final List<SpectrumData> weights;
  private final List<SpectrumData> full;
  private final SpectrumCharts charts;

  SpectrumPageBuilder(RunDirectory run, SpectrumSpec config) {
    this.run = run;
    this.config = config;
    this.weights = SpectrumData.read(run, config, KernelPart.WEIGHTS);
    this.full = SpectrumData.read(run, config, KernelPart.FULL);
    this.charts = new SpectrumCharts(Stream.concat(weights.stream(), full.stream()).toList());
  }

  EnsemblePage.Root build() {
    return new EnsemblePage.Root(
        heading(),
        full.stream()
            .flatMap(data -> EnsemblePages.notice(data.unit().key(), data.status()).stream())
            .toList(),
        SpectrumTexts.verdicts(weights, full),
        List.of(spectra(), concentration(), ranks(), tails()),
        settings(),
        SpectrumTexts.conventions(),
        new Links(run).ofRun(),
        full.stream().map(this::files).toList(),
        SpectrumTexts.WORDS);
  }

  private EnsemblePage.Heading heading() {
    String kernel =
        "empirical NTK of the one output on "
            + SpecFacts.plural(config.kernel().samplesPerClass(), "training sample")
            + " a class, in "
            + SpecFacts.precision(config.kernel().precision())
            + "; its weights part, which is SD’s kernel, and the whole";
    return new EnsemblePage.Heading(
        config.name(),
        "The spectrum of the neural tangent kernel at initialisation",
        List.of(
            SpecFacts.fact("Network", SpecFacts.network(config.network())),
            SpecFacts.fact("Initialisation", SpecFacts.initialisation(config.network())),
            SpecFacts.fact("Data", SpecFacts.data(config.data())),
            SpecFacts.fact("Kernel", kernel),
            SpecFacts.fact(
                "Sampling", Numbers.count(config.kernel().draws()) + " networks of each setting"),
            SpecFacts.fact("Master seed", SpecFacts.joined(config.seed()))),
        run.provenance().map(ProvenanceFacts::list).orElse(List.of()));
  }

  private EnsemblePage.Figure spectra() {
    return new EnsemblePage.Figure(
        "spectra",
        html("Eigenvalues"),
        html(SpectrumTexts.SPECTRA),
        charts.depthLegend(),
        charts.widthLegend(),
        variances().size(),
        byVariance("spectra", charts::eigenvalues),
        html(SpectrumTexts.SPECTRA_CAPTION),
        null);
  }

  private EnsemblePage.Figure concentration() {
    return new EnsemblePage.Figure(
        "concentration",
        html("How far λmax spreads over networks"),
        html(SpectrumTexts.CONCENTRATION),
        charts.varianceLegend(),
        withDots(charts.widthLegend()),
        2,
        byPart("concentration", charts::relativeStd),
        html(SpectrumTexts.CONCENTRATION_CAPTION),
        null);
  }

  private EnsemblePage.Figure ranks() {
    return new EnsemblePage.Figure(
        "ranks",
        html("Effective rank"),
        html(SpectrumTexts.RANKS),
        charts.varianceLegend(),
        charts.widthLegend(),
        2,
        byPart("ranks", charts::effectiveRank),
        html(SpectrumTexts.RANKS_CAPTION),
        null);
  }

  private EnsemblePage.Figure tails() {
    List<EnsemblePage.Key> strokes = new ArrayList<>(charts.widthLegend());
    float width = SpectrumCharts.BOUND_WIDTH;
    strokes.add(EnsemblePages.stroke(SpectrumCharts.CHEBYSHEV, width, "Chebyshev, 1/k²"));
    strokes.add(EnsemblePages.stroke(SpectrumCharts.FINITE, width, "Saw, Yang & Mo"));
    return new EnsemblePage.Figure(
        "tails",
        html("λmax against Chebyshev’s inequality"),
        html(SpectrumTexts.TAILS),
        charts.depthLegend(),
        strokes,
        variances().size(),
        byVariance("tails", charts::tails),
        html(SpectrumTexts.TAILS_CAPTION),
        bounds());
  }

  private static List<EnsemblePage.Key> withDots(List<EnsemblePage.Key> keys) {
    List<EnsemblePage.Key> more = new ArrayList<>(keys);
    UnitStyle dots = CurvePalette.dashed(UnitStyle.BETWEEN_CLASSES, CurveCharts.DOTS);
    more.add(EnsemblePages.stroke(dots, CurveCharts.THEORY_WIDTH, "Θ(x,x), exact"));
    return more;
  }

  private Set<Double> variances() {
    return new LinkedHashSet<>(config.network().sigmaW2().stream().sorted().toList());
  }

  /** A panel for each part and σw²: the weights alone in the first row. */
  private List<EnsemblePage.Panel> byVariance(
      String id, BiFunction<String, List<SpectrumData>, String> draw) {
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    for (List<SpectrumData> part : List.of(weights, full)) {
      for (double variance : variances()) {
        List<SpectrumData> settings =
            part.stream().filter(data -> data.unit().sigmaW2() == variance).toList();
        String title =
            (part.equals(weights) ? "ΘW" : "Θ")
                + ", σw² = "
                + variance
                + " ("
                + Phase.of(variance).label()
                + ")";
        panels.add(panel(id, panels.size(), title, settings, draw));
      }
    }
    return panels;
  }

  private List<EnsemblePage.Panel> byPart(
      String id, BiFunction<String, List<SpectrumData>, String> draw) {
    return List.of(
        panel(id, 0, "Weights alone, ΘW", weights, draw),
        panel(id, 1, "Weights and biases, Θ", full, draw));
  }

  private static EnsemblePage.Panel panel(
      String id,
      int index,
      String title,
      List<SpectrumData> settings,
      BiFunction<String, List<SpectrumData>, String> draw) {
    return new EnsemblePage.Panel(
        EnsemblePages.letter(index), html(title), draw.apply(id + "-" + (index + 1), settings));
  }

  private EnsemblePage.Table bounds() {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    both((name, data) -> rows.add(row(name, data, SpectrumPageBuilder::boundCells, 7)));
    return new EnsemblePage.Table(
        "Setting", html(SpectrumTexts.BOUND_COLUMNS), rows, SpectrumTexts.BOUNDS_NOTE);
  }

  private EnsemblePage.Table settings() {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    both((name, data) -> rows.add(row(name, data, SpectrumPageBuilder::settingCells, 9)));
    return new EnsemblePage.Table(
        "Setting", html(SpectrumTexts.SETTING_COLUMNS), rows, SpectrumTexts.SETTINGS_NOTE);
  }

  private void both(BiConsumer<String, SpectrumData> row) {
    weights.forEach(data -> row.accept("ΘW", data));
    full.forEach(data -> row.accept("Θ", data));
  }

  private static EnsemblePage.Row row(
      String part, SpectrumData data, Function<SpectrumData, List<String>> cells, int columns) {
    return new EnsemblePage.Row(
        "",
        html(part + ", " + NetworkLabel.of(data.unit())),
        html(data.isDone() ? cells.apply(data) : Collections.nCopies(columns, "")));
  }

  private static List<String> settingCells(SpectrumData data) {
    SpectrumPoint point = data.point().orElseThrow();
    SpectrumPoint.Expected expected = point.expected();
    return List.of(
        Numbers.brief(NetworkLabel.lambda(data.unit())),
        Numbers.readable(point.lambdaMax().mean()),
        Numbers.readable(point.lambdaMax().relativeStd()),
        Numbers.readable(expected.diagonalRelativeStd()),
        Numbers.readable(expected.infiniteWidthLambdaMax() / point.lambdaMax().mean()),
        Numbers.readable(point.topShare().mean()),
        Numbers.readable(point.effectiveRank().mean()),
        Numbers.readable(point.labelEnergy().mean()),
        Numbers.readable(point.trace().mean() / expected.trace()));
  }

  private static List<String> boundCells(SpectrumData data) {
    SpectrumPoint point = data.point().orElseThrow();
    SpectrumPoint.Expected expected = point.expected();
    double mean = point.lambdaMax().mean();
    TailBound two = data.tail(2);
    double samples = data.eigenvalues().size();
    double p = SpectrumTexts.RISK;
    return List.of(
        Numbers.readable(expected.lambdaMax() / mean),
        Numbers.readable(expected.norms().maxRowSum() / mean),
        two.exceeding() + " of " + two.networks(),
        Numbers.readable(2 * samples / point.lambdaMax().high()),
        Numbers.readable(2 * samples / point.chebyshev(p)),
        Numbers.readable(2 * samples / point.cantelliOnTrace(p)),
        Numbers.readable(2 * samples / point.markovOnTrace(p)));
  }

  private EnsemblePage.UnitFiles files(SpectrumData data) {
    return new EnsemblePage.UnitFiles(
        html(data.unit().key()),
        new Links(run)
            .existing(
                data.directory().root().resolve(Tables.MOMENTS),
                SpectrumDraw.TABLE.in(data.directory()),
                RankedEigenvalue.TABLE.in(data.directory())));
  }
}
