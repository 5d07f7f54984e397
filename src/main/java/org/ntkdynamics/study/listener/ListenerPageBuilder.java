package org.ntkdynamics.study.listener;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.probe.ProbeFigures;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From the directory of a listener's run to its page. */
final class ListenerPageBuilder {
  private static final Columns<MetricsRow> KERNELS =
      new Columns<MetricsRow>()
          .add("Θc/Θd", row -> Numbers.readable(row.kernel().labelAwareness().thetaCOverD()))
          .add("Θn/Θd", row -> Numbers.readable(row.kernel().labelAwareness().thetaNOverD()))
          .add("Alignment", row -> Numbers.readable(row.kernel().centredAlignment()))
          .add("Change", row -> Numbers.readable(row.kernel().drift().relativeChange()))
          .add("λmax", row -> Numbers.readable(row.kernel().spectrum().lambdaMax()));

  private final RunDirectory run;
  private final ListenerSpec spec;
  private final UnitStyle style;

  /** The one network of a run. */
  private record Network(UnitDirectory directory, Optional<UnitStatus> status) implements RunUnit {
    @Override
    public String key() {
      return directory.key();
    }
  }

  ListenerPageBuilder(RunDirectory run, ListenerSpec spec) {
    this.run = run;
    this.spec = spec;
    this.style = CurvePalette.ofSequence(List.of(0.0)).values().iterator().next();
  }

  Page build() {
    UnitDirectory unit = run.unit(NtkListener.UNIT);
    Links links = new Links(run);
    return new Page(
        new Page.Heading(
            "The neural tangent kernel in a training loop of one’s own",
            "the NTK in training",
            "The neural tangent kernel (NTK) of a network says how much a gradient step on one input"
                + " changes its output on another. Here it was read while a program trained a network"
                + " of its own; nothing is known of how it was trained but what is below.",
            List.of(
                SpecFacts.fact("Network", spec.network()),
                SpecFacts.fact("Kernel", "on " + Numbers.count(spec.samples()) + " samples"),
                SpecFacts.fact("Kernel steps", spec.steps()),
                SpecFacts.fact("Probes", String.join(", ", spec.probes()))),
            List.of()),
        PageParts.notices(List.of(new Network(unit, unit.status()))),
        List.of(),
        figures(unit, links),
        units(unit, links),
        List.of(
            SpecFacts.fact(
                "Kernel",
                "The empirical NTK summed over the outputs of the network, its last activation"
                    + " included, on the subsample."),
            SpecFacts.fact(
                "Step",
                "The number of updates that Deeplearning4j has made; step 0 is before any."),
            SpecFacts.fact(
                "Train loss",
                "Deeplearning4j’s score: of the batch of the step, before its update.")));
  }

  private List<Page.Figure> figures(UnitDirectory unit, Links links) {
    List<ProbeFigures.Unit> units = List.of(new ProbeFigures.Unit(NtkListener.UNIT, style, unit));
    List<Page.Figure> figures = new ArrayList<>();
    Stream.concat(
            ProbeFigures.ofMetrics(units, links).stream(),
            ProbeFigures.of(spec.probes(), units, links).stream())
        .map(ProbeFigures.Shown::figure)
        .forEach(figures::add);
    return figures;
  }

  private Page.Units units(UnitDirectory unit, Links links) {
    List<Page.Row> rows =
        Tables.METRICS.read(unit).stream()
            .map(row -> KERNELS.row(LineChart.swatch(style), Numbers.count(row.step()), row))
            .toList();
    Stream<Path> kernels =
        unit.kernelSteps(Reduction.TRACE).stream()
            .map(step -> unit.kernelFile(step, Reduction.TRACE));
    Stream<Path> checkpoints = unit.checkpointSteps().stream().map(unit::checkpointFile);
    Path[] files =
        Stream.of(unit.tables().stream(), kernels, checkpoints)
            .flatMap(paths -> paths)
            .toArray(Path[]::new);
    return new Page.Units(
        "kernel steps",
        KERNELS.table("Step", rows, "Every kernel step."),
        List.of(new Page.UnitFiles(Notation.html(unit.key()), links.existing(files))),
        "metrics.csv holds every number of the kernels, loss.csv the score of every step; a table"
            + " for each further probe; kernels are NumPy files, float64, N × N.");
  }
}
