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
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.probe.ProbeFigures;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From the directory of a listener's run to its page. */
final class ListenerPageBuilder {
  private static final Prose PROSE = Prose.of(ListenerPageBuilder.class, "listener.prose.ftl");

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
            PROSE.say("introduction"),
            List.of(
                Page.Fact.of("Network", spec.network()),
                Page.Fact.of("Kernel", "on " + Numbers.count(spec.samples()) + " samples"),
                Page.Fact.of("Kernel steps", spec.steps()),
                Page.Fact.of("Probes", String.join(", ", spec.probes()))),
            List.of()),
        PageParts.notices(List.of(new Network(unit, unit.status()))),
        List.of(),
        figures(unit, links),
        units(unit, links),
        PROSE.facts("conventions"));
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
        PROSE.say("files"));
  }
}
