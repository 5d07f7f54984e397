package org.ntkdynamics.study.spectrum;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;

/** From the directory of a spectrum run to what the template shows. */
final class SpectrumPageBuilder {
  private static final Columns<SpectrumData> SETTINGS =
      new Columns<SpectrumData>()
          .add("λ = L/M", data -> Numbers.brief(NetworkLabel.lambda(data.unit())))
          .add("E λmax", number(point -> point.lambdaMax().mean()))
          .add("s.d. over mean", number(point -> point.lambdaMax().relativeStd()))
          .add("the same of Θ(x,x), exact", number(point -> point.expected().diagonalRelativeStd()))
          .add(
              "infinite width over E λmax",
              number(point -> point.expected().infiniteWidthLambdaMax() / point.lambdaMax().mean()))
          .add("λmax/tr K", number(point -> point.topShare().mean()))
          .add("effective rank", number(point -> point.effectiveRank().mean()))
          .add("label energy", number(point -> point.labelEnergy().mean()))
          .add(
              "trace over exact", number(point -> point.trace().mean() / point.expected().trace()));

  private static final Columns<SpectrumData> BOUNDS =
      new Columns<SpectrumData>()
          .add(
              "λmax(E K) over E λmax",
              number(point -> point.expected().lambdaMax() / point.lambdaMax().mean()))
          .add(
              "Row-sum bound on λmax(E K) over E λmax",
              number(point -> point.expected().norms().maxRowSum() / point.lambdaMax().mean()))
          .add("Networks beyond 2 s.d. (25 % allowed)", SpectrumPageBuilder::beyondTwo)
          .add(
              "Step 2N/λmax that is safe for 95 %: observed",
              safeStep(point -> point.lambdaMax().high()))
          .add("by Chebyshev", safeStep(point -> point.chebyshev(SpectrumTexts.RISK)))
          .add(
              "by Cantelli on the trace",
              safeStep(point -> point.cantelliOnTrace(SpectrumTexts.RISK)))
          .add("by Markov on E[tr K]", safeStep(point -> point.markovOnTrace(SpectrumTexts.RISK)));

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

  Page build() {
    return new Page(
        heading(),
        PageParts.noticeEach(full),
        SpectrumTexts.verdicts(weights, full),
        List.of(spectra(), concentration(), ranks(), tails()),
        new Page.Units(
            "settings",
            settings(),
            full.stream().map(this::files).toList(),
            SpectrumTexts.PROSE.say("files")),
        SpectrumTexts.conventions());
  }

  private Page.Heading heading() {
    return new Page.Heading(
        "The spectrum of the neural tangent kernel at initialisation",
        "the spectrum at initialisation",
        SpectrumTexts.introduction(full),
        List.of(
            Page.Fact.of("Network", SpecFacts.network(config.network())),
            Page.Fact.of("Initialisation", SpecFacts.initialisation(config.network())),
            Page.Fact.of("Data", SpecFacts.data(config.data())),
            Page.Fact.of("Kernel", SpectrumTexts.kernel(config.kernel())),
            Page.Fact.of(
                "Sampling", Numbers.count(config.kernel().draws()) + " networks of each setting"),
            Page.Fact.of("Master seed", Words.commas(config.seed()))),
        SpectrumTexts.SOURCES);
  }

  private Page.Figure spectra() {
    return new Page.Figure(
        "spectra",
        "Eigenvalues",
        html("Eigenvalues"),
        html(SpectrumTexts.PROSE.say("spectra")),
        charts.depthLegend(),
        charts.widthLegend(),
        variances().size(),
        byVariance("spectra", charts::eigenvalues),
        html(SpectrumTexts.PROSE.say("spectraCaption")),
        null);
  }

  private Page.Figure concentration() {
    return new Page.Figure(
        "concentration",
        "Concentration",
        html("How far λmax spreads over networks"),
        html(SpectrumTexts.PROSE.say("concentration")),
        charts.varianceLegend(),
        withDots(charts.widthLegend()),
        2,
        byPart("concentration", charts::relativeStd),
        html(SpectrumTexts.PROSE.say("concentrationCaption")),
        null);
  }

  private Page.Figure ranks() {
    return new Page.Figure(
        "ranks",
        "Effective rank",
        html("Effective rank"),
        html(SpectrumTexts.PROSE.say("ranks")),
        charts.varianceLegend(),
        charts.widthLegend(),
        2,
        byPart("ranks", charts::effectiveRank),
        html(SpectrumTexts.PROSE.say("ranksCaption")),
        null);
  }

  private Page.Figure tails() {
    List<Page.Key> strokes = new ArrayList<>(charts.widthLegend());
    float width = SpectrumCharts.BOUND_WIDTH;
    strokes.add(PageParts.stroke(SpectrumCharts.CHEBYSHEV, width, SpectrumCharts.CHEBYSHEV_NAME));
    strokes.add(PageParts.stroke(SpectrumCharts.FINITE, width, SpectrumCharts.FINITE_NAME));
    return new Page.Figure(
        "tails",
        "Chebyshev",
        html("λmax against Chebyshev’s inequality"),
        html(SpectrumTexts.PROSE.say("tails")),
        charts.depthLegend(),
        strokes,
        variances().size(),
        byVariance("tails", charts::tails),
        html(SpectrumTexts.PROSE.say("tailsCaption")),
        bounds());
  }

  private static List<Page.Key> withDots(List<Page.Key> keys) {
    List<Page.Key> more = new ArrayList<>(keys);
    UnitStyle dots = CurvePalette.dashed(UnitStyle.GREY, CurveCharts.DOTS);
    more.add(PageParts.stroke(dots, CurveCharts.THEORY_WIDTH, "Θ(x,x), exact"));
    return more;
  }

  private Set<Double> variances() {
    return new LinkedHashSet<>(config.network().sigmaW2().stream().sorted().toList());
  }

  /** A panel for each part and σw²: the weights alone in the first row. */
  private List<Page.Panel> byVariance(String id, Function<List<SpectrumData>, Plot> draw) {
    PlotPanels panels = new PlotPanels(id);
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
        panels.add(title, draw.apply(settings), id);
      }
    }
    return panels.list();
  }

  private List<Page.Panel> byPart(String id, Function<List<SpectrumData>, Plot> draw) {
    return new PlotPanels(id)
        .add("Weights alone, ΘW", draw.apply(weights), id)
        .add("Weights and biases, Θ", draw.apply(full), id)
        .list();
  }

  private Page.Table bounds() {
    return BOUNDS.table("Setting", rows(BOUNDS), SpectrumTexts.PROSE.say("boundsNote"));
  }

  private Page.Table settings() {
    return SETTINGS.table("Setting", rows(SETTINGS), SpectrumTexts.PROSE.say("settingsNote"));
  }

  private List<Page.Row> rows(Columns<SpectrumData> columns) {
    return Stream.concat(
            weights.stream().map(data -> row("ΘW", data, columns)),
            full.stream().map(data -> row("Θ", data, columns)))
        .toList();
  }

  private static Page.Row row(String part, SpectrumData data, Columns<SpectrumData> columns) {
    String label = part + ", " + NetworkLabel.of(data.unit());
    return data.isDone() ? columns.row("", label, data) : columns.blank("", label);
  }

  private static Function<SpectrumData, String> number(ToDoubleFunction<SpectrumPoint> value) {
    return data -> Numbers.readable(value.applyAsDouble(data.point().orElseThrow()));
  }

  /** The step 2N/λ of what bounds λ. */
  private static Function<SpectrumData, String> safeStep(ToDoubleFunction<SpectrumPoint> bound) {
    return data ->
        Numbers.readable(
            2.0 * data.eigenvalues().size() / bound.applyAsDouble(data.point().orElseThrow()));
  }

  private static String beyondTwo(SpectrumData data) {
    TailBound two = data.tail(2);
    return two.exceeding() + " of " + two.networks();
  }

  private Page.UnitFiles files(SpectrumData data) {
    return new Page.UnitFiles(
        html(data.unit().key()),
        new Links(run)
            .existing(
                data.directory().root().resolve(Tables.MOMENTS),
                SpectrumDraw.TABLE.in(data.directory()),
                RankedEigenvalue.TABLE.in(data.directory())));
  }
}
