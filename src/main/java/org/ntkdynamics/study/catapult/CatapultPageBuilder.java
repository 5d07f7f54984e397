package org.ntkdynamics.study.catapult;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a catapult run to what the template shows. */
final class CatapultPageBuilder {
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

  EnsemblePage.Root build() {
    return new EnsemblePage.Root(
        heading(),
        trainings.stream()
            .flatMap(data -> EnsemblePages.notice(data.unit().key(), data.status()).stream())
            .toList(),
        CatapultTexts.verdicts(networks),
        List.of(
            figure(
                "loss",
                "Training loss",
                CatapultTexts.LOSS,
                List.of(),
                CatapultTexts.LOSS_CAPTION,
                charts::loss),
            figure(
                "curvature",
                "ηλmax(K)/N along the training",
                CatapultTexts.CURVATURE,
                List.of(
                    EnsemblePages.stroke(
                        CatapultCharts.EDGE, CatapultCharts.LINE, "2, the edge of stability")),
                CatapultTexts.CURVATURE_CAPTION,
                charts::instability)),
        table(),
        CatapultTexts.conventions(),
        new Links(run).ofRun(),
        trainings.stream().map(this::files).toList(),
        CatapultTexts.WORDS);
  }

  private EnsemblePage.Heading heading() {
    return new EnsemblePage.Heading(
        config.name(),
        "Gradient descent around the bound on its step",
        List.of(
            SpecFacts.fact("Network", SpecFacts.network(config.network())),
            SpecFacts.fact("Initialisation", SpecFacts.initialisation(config.network())),
            SpecFacts.fact("Data", SpecFacts.data(config.data())),
            SpecFacts.fact(
                "Training",
                "gradient descent, full batch, "
                    + SpecFacts.plural(config.descent().steps(), "step")
                    + ", loss: mean over samples of ½‖f − y‖²; step sizes "
                    + SpecFacts.joined(config.descent().multiples())
                    + " times the bound"),
            SpecFacts.fact(
                "Kernel",
                "of all training samples and outputs, at every step, in "
                    + SpecFacts.precision(config.descent().precision())),
            SpecFacts.fact("Master seed", SpecFacts.joined(config.seed()))),
        run.provenance().map(ProvenanceFacts::list).orElse(List.of()));
  }

  private EnsemblePage.Figure figure(
      String id,
      String heading,
      String lead,
      List<EnsemblePage.Key> strokes,
      String caption,
      BiFunction<String, List<CatapultData>, String> draw) {
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    networks.forEach(
        (network, members) ->
            panels.add(
                new EnsemblePage.Panel(
                    EnsemblePages.letter(panels.size()),
                    html(CatapultTexts.network(network)),
                    draw.apply(id + "-" + (panels.size() + 1), members))));
    return new EnsemblePage.Figure(
        id,
        html(heading),
        html(lead),
        charts.legend(),
        strokes,
        EnsemblePages.columns(panels.size()),
        panels,
        html(caption),
        null);
  }

  private EnsemblePage.Table table() {
    List<EnsemblePage.Row> rows =
        trainings.stream()
            .map(
                data ->
                    new EnsemblePage.Row(
                        charts.swatch(data),
                        html(
                            NetworkLabel.of(data.unit().network())
                                + ", seed "
                                + data.unit().network().seed()
                                + ", "
                                + Numbers.brief(data.unit().multiple())
                                + " × bound"),
                        html(data.isDone() ? cells(data) : Collections.nCopies(9, ""))))
            .toList();
    return new EnsemblePage.Table(
        "Training", html(CatapultTexts.COLUMNS), rows, CatapultTexts.TABLE_NOTE);
  }

  private static List<String> cells(CatapultData data) {
    OptionalInt growth = DescentVerdict.firstGrowth(data.steps());
    return List.of(
        data.verdict().label(),
        Numbers.readable(data.rate()),
        growth.isPresent() ? Numbers.count(growth.getAsInt()) : "never",
        Numbers.readable(data.first().loss()),
        Numbers.readable(data.peakLoss()),
        Numbers.readable(data.last().loss()),
        Numbers.readable(data.last().instability()),
        Numbers.readable(data.last().effectiveRank()),
        Numbers.readable(data.last().kernelChange()));
  }

  private EnsemblePage.UnitFiles files(CatapultData data) {
    return new EnsemblePage.UnitFiles(
        html(data.unit().key()), new Links(run).existing(DescentStep.TABLE.in(data.directory())));
  }
}
