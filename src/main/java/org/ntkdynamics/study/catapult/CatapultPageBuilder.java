package org.ntkdynamics.study.catapult;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a catapult run to what the template shows. */
final class CatapultPageBuilder {
  private static final Columns<CatapultData> COLUMNS =
      new Columns<CatapultData>()
          .add("Verdict", data -> data.verdict().label())
          .add("η", data -> Numbers.readable(data.rate()))
          .add("Loss first grows at step", CatapultPageBuilder::firstGrowth)
          .add("Loss at step 0", data -> Numbers.readable(data.first().loss()))
          .add("Peak", data -> Numbers.readable(data.peakLoss()))
          .add("End", data -> Numbers.readable(data.last().loss()))
          .add("ηλmax/N at the end", data -> Numbers.readable(data.last().instability()))
          .add("effective rank", data -> Numbers.readable(data.last().effectiveRank()))
          .add("‖K − K₀‖/‖K₀‖", data -> Numbers.readable(data.last().kernelChange()));

  private final RunDirectory run;
  private final CatapultSpec config;
  private final List<CatapultData> trainings;
  private final Map<TrainingUnit, List<CatapultData>> networks = new LinkedHashMap<>();
  private final CatapultCharts charts;

  CatapultPageBuilder(RunDirectory run, CatapultSpec config) {
    this.run = run;
    this.config = config;
    this.trainings = CatapultData.read(run, config);
    this.charts = new CatapultCharts(trainings);
    for (CatapultData data : trainings) {
      networks.computeIfAbsent(data.unit().network(), key -> new ArrayList<>()).add(data);
    }
  }

  Page build() {
    return new Page(
        heading(),
        PageParts.noticeEach(trainings),
        CatapultTexts.verdicts(networks),
        figures(),
        new Page.Units(
            "trainings",
            table(),
            trainings.stream().map(this::files).toList(),
            CatapultTexts.PROSE.say("files")),
        CatapultTexts.conventions());
  }

  private List<Page.Figure> figures() {
    return List.of(
        figure(
            "loss",
            "Loss",
            "Training loss",
            CatapultTexts.PROSE.say("loss"),
            List.of(),
            CatapultTexts.PROSE.say("lossCaption"),
            charts::loss),
        figure(
            "curvature",
            "Curvature",
            "ηλmax(K)/N along the training",
            CatapultTexts.PROSE.say("curvature"),
            List.of(
                PageParts.stroke(
                    CatapultCharts.EDGE, CatapultCharts.LINE, "2, the edge of stability")),
            CatapultTexts.PROSE.say("curvatureCaption"),
            charts::instability));
  }

  private Page.Heading heading() {
    return new Page.Heading(
        "Gradient descent around the bound on its step",
        "the bound on the step of gradient descent",
        CatapultTexts.introduction(networks),
        List.of(
            Page.Fact.of("Network", SpecFacts.network(config.network())),
            Page.Fact.of("Initialisation", SpecFacts.initialisation(config.network())),
            Page.Fact.of("Data", SpecFacts.data(config.data())),
            Page.Fact.of("Training", CatapultTexts.training(config.descent())),
            Page.Fact.of("Kernel", CatapultTexts.kernel(config.descent())),
            Page.Fact.of("Master seed", Words.commas(config.seed()))),
        CatapultTexts.SOURCES);
  }

  private Page.Figure figure(
      String id,
      String name,
      String heading,
      String lead,
      List<Page.Key> strokes,
      String caption,
      Function<List<CatapultData>, Plot> draw) {
    PlotPanels panels = new PlotPanels(id);
    networks.forEach(
        (network, members) -> panels.add(NetworkLabel.inFull(network), draw.apply(members), id));
    return new Page.Figure(
        id,
        name,
        html(heading),
        html(lead),
        charts.legend(),
        strokes,
        PageParts.columns(panels.size()),
        panels.list(),
        html(caption),
        null);
  }

  private Page.Table table() {
    return COLUMNS.table(
        "Training", trainings.stream().map(this::row).toList(), CatapultTexts.TABLE_NOTE);
  }

  private Page.Row row(CatapultData data) {
    String label =
        NetworkLabel.of(data.unit().network())
            + ", seed "
            + data.unit().network().seed()
            + ", "
            + Numbers.brief(data.unit().multiple())
            + " × bound";
    String swatch = charts.swatch(data);
    return data.isDone() ? COLUMNS.row(swatch, label, data) : COLUMNS.blank(swatch, label);
  }

  private static String firstGrowth(CatapultData data) {
    OptionalInt growth = DescentVerdict.firstGrowth(data.steps());
    return growth.isPresent() ? Numbers.count(growth.getAsInt()) : "never";
  }

  private Page.UnitFiles files(CatapultData data) {
    return new Page.UnitFiles(
        html(data.unit().key()), new Links(run).existing(DescentStep.TABLE.in(data.directory())));
  }
}
