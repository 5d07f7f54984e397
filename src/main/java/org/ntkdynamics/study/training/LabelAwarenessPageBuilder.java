package org.ntkdynamics.study.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.probe.ProbeFigures;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From a run directory to what the template shows. */
final class LabelAwarenessPageBuilder {
  /** The last losses, whatever step they are of, and the last kernel. */
  private static final Columns<UnitData> RESULTS =
      new Columns<UnitData>()
          .add("Train loss", LabelAwarenessPageBuilder::trainLoss)
          .add("Test loss", LabelAwarenessPageBuilder::testLoss)
          .add("Test accuracy", last(row -> Numbers.percent(row.evaluation().testAccuracy())))
          .add("Θc/Θd", kernel(kernel -> kernel.labelAwareness().thetaCOverD()))
          .add("Θn/Θd", kernel(kernel -> kernel.labelAwareness().thetaNOverD()))
          .add("Alignment", kernel(KernelMetrics::centredAlignment))
          .add("Change", kernel(kernel -> kernel.drift().relativeChange()));

  /** What step 1 did to the kernel of step 0. */
  private record FirstStep(KernelMetrics before, KernelMetrics after) {
    double thetaD() {
      return before.labelAwareness().thetaD();
    }

    double change() {
      return after.labelAwareness().thetaD() - thetaD();
    }

    /** Empty if one of the kernels is not known. */
    static Optional<FirstStep> of(UnitData unit) {
      return unit.metricsAt(0)
          .flatMap(
              before ->
                  unit.metricsAt(1).map(after -> new FirstStep(before.kernel(), after.kernel())));
    }
  }

  private static final Columns<FirstStep> FIRST_STEPS =
      new Columns<FirstStep>()
          .add("Θd at step 0", step -> Numbers.readable(step.thetaD()))
          .add("ΔΘd", step -> Numbers.readable(step.change()))
          .add("ΔΘd/Θd", step -> Numbers.readable(step.change() / step.thetaD()))
          .add(
              "‖Δ diag K‖/‖diag K₀‖",
              step -> Numbers.readable(step.after().drift().diagonalChange()))
          .add("‖ΔK‖/‖K₀‖", step -> Numbers.readable(step.after().drift().relativeChange()));

  private final RunDirectory run;
  private final LabelAwarenessSpec config;
  private final List<UnitData> units;
  private final List<UnitGroup> groups;
  private final LabelAwarenessCharts charts;
  private final LabelAwarenessCharts singles;
  private final Links links;
  private final Heatmaps heatmaps;

  LabelAwarenessPageBuilder(RunDirectory run, LabelAwarenessSpec config) {
    this.run = run;
    this.config = config;
    this.units = UnitData.read(run, config);
    this.groups = UnitGroup.bySeed(units, config.network());
    this.charts = new LabelAwarenessCharts(groups, config.network().activation());
    this.singles =
        new LabelAwarenessCharts(UnitGroup.singles(units), config.network().activation());
    this.links = new Links(run);
    this.heatmaps = new Heatmaps(run.subsample());
  }

  Page page() {
    return new Page(
        new Page.Heading(
            "The neural tangent kernel in training · label-awareness",
            "the NTK in training",
            LabelAwarenessTexts.introduction(units, config.network().hasPhase()),
            new SpecFacts(config, run.models()).list(),
            List.of(Papers.seleznovaKutyniok("section 4.2 and Figure 4"))),
        notices(),
        CollapseVerdicts.of(groups, config.network().activation()),
        List.of(),
        null,
        List.of());
  }

  /** What the page shows beside the parts that all pages have. */
  LabelAwarenessPage.Root training() {
    Map<String, LabelAwarenessPage.Unit> drawn = new LinkedHashMap<>();
    units.forEach(unit -> drawn.put(unit.id(), unit(unit)));
    boolean seeds = groups.stream().anyMatch(UnitGroup::isSeveral);
    return new LabelAwarenessPage.Root(
        List.copyOf(drawn.values()),
        groups.stream().map(group -> group(group, drawn)).toList(),
        figure("", charts),
        seeds ? figure("seeds-", singles) : null,
        results(),
        firstSteps(),
        Explorer.of(run, units),
        Numbers.brief(config.training().learningRate()),
        probes());
  }

  private List<ProbeFigures.Shown> probes() {
    return ProbeFigures.of(
        config.probes(),
        units.stream()
            .map(unit -> new ProbeFigures.Unit(unit.label(), unit.style(), unit.directory()))
            .toList(),
        links);
  }

  private List<Page.Notice> notices() {
    return Stream.of(
            notBegun().stream(),
            units.stream().flatMap(unit -> notice(unit).stream()),
            units.stream().flatMap(unit -> LossJumpTexts.notice(unit).stream()))
        .flatMap(notices -> notices)
        .toList();
  }

  /** One for all; the table of results says which they are. */
  private Optional<Page.Notice> notBegun() {
    List<UnitData> waiting = units.stream().filter(unit -> unit.status().isEmpty()).toList();
    return switch (waiting.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(notice(waiting.get(0), "has not been begun."));
      default ->
          Optional.of(
              new Page.Notice(
                  false,
                  Notation.html(Words.plural(waiting.size(), "network")),
                  "have not been begun."));
    };
  }

  private static Page.Notice notice(UnitData unit, String text) {
    return new Page.Notice(false, Notation.html(unit.label()), text);
  }

  private LabelAwarenessPage.Group group(
      UnitGroup group, Map<String, LabelAwarenessPage.Unit> drawn) {
    String id = "of-" + group.first().id();
    boolean chart =
        group.isSeveral() && group.members().stream().anyMatch(unit -> !unit.metrics().isEmpty());
    return new LabelAwarenessPage.Group(
        id,
        Notation.html(group.label()),
        phase(group.first()),
        new LabelAwarenessPage.Look(group.style().css(), LineChart.swatch(group.style())),
        chart ? charts.ratios(id + "-ratios", group) : null,
        group.members().stream().flatMap(unit -> Stream.ofNullable(drawn.get(unit.id()))).toList());
  }

  /** The phase of a ReLU network; of others, for which none is known, the activation. */
  private String phase(UnitData unit) {
    return unit.phase(config.network().activation());
  }

  private Optional<Page.Notice> notice(UnitData unit) {
    if (unit.status().isEmpty()) {
      return Optional.empty();
    }
    TemplateHTMLOutputModel label = Notation.html(unit.label());
    UnitStatus status = unit.status().get();
    String reason = status.reason() == null ? "no reason was recorded" : status.reason();
    String step = Numbers.count(status.step());
    return switch (status.state()) {
      case FINISHED -> Optional.empty();
      case RUNNING -> Optional.of(notice(unit, unfinished(unit)));
      case DIVERGED ->
          Optional.of(new Page.Notice(true, label, "diverged at step " + step + ": " + reason));
      case FAILED ->
          Optional.of(new Page.Notice(true, label, "failed at step " + step + ": " + reason));
    };
  }

  private String unfinished(UnitData unit) {
    return LabelAwarenessTexts.PROSE.say(
        "unfinished",
        Map.of(
            "step", Numbers.count(unit.lastStep()),
            "steps", Numbers.count(config.training().steps())));
  }

  /** The charts over all networks, their ids with a prefix. */
  private LabelAwarenessPage.Figure figure(String prefix, LabelAwarenessCharts charts) {
    boolean anyLoss = units.stream().anyMatch(unit -> !unit.losses().isEmpty());
    boolean anyTest =
        units.stream()
            .flatMap(unit -> unit.losses().stream())
            .anyMatch(row -> row.testLoss().isPresent());
    return new LabelAwarenessPage.Figure(
        anyTest ? charts.testLoss(prefix + "test-loss") : null,
        anyLoss ? charts.trainLoss(prefix + "train-loss") : null,
        furtherCharts(prefix, charts));
  }

  private List<LabelAwarenessPage.FurtherChart> furtherCharts(
      String prefix, LabelAwarenessCharts charts) {
    if (units.stream().allMatch(unit -> unit.metrics().isEmpty())) {
      return List.of();
    }
    return List.of(
        new LabelAwarenessPage.FurtherChart(
            Notation.html("Alignment with the labels"),
            LabelAwarenessTexts.PROSE.say("alignment"),
            charts.linear(
                prefix + "alignment", "Centred alignment", row -> row.kernel().centredAlignment())),
        new LabelAwarenessPage.FurtherChart(
            Notation.html("Change from initialisation"),
            LabelAwarenessTexts.PROSE.say("change"),
            charts.logarithmic(
                prefix + "change",
                "Relative change of the kernel",
                row -> row.kernel().drift().relativeChange())),
        new LabelAwarenessPage.FurtherChart(
            Notation.html("Largest eigenvalue λmax"),
            "Of the kernel on the subsample.",
            charts.logarithmic(
                prefix + "lambda-max",
                "Largest eigenvalue of the kernel",
                row -> row.kernel().spectrum().lambdaMax())));
  }

  private LabelAwarenessPage.Unit unit(UnitData unit) {
    return new LabelAwarenessPage.Unit(
        unit.id(),
        Notation.html(unit.label()),
        phase(unit),
        new LabelAwarenessPage.Look(unit.style().css(), LineChart.swatch(unit.style())),
        state(unit),
        unit.metrics().isEmpty() ? null : ratios(unit),
        heatmaps.of(unit.directory()),
        unit.metrics().stream().map(MetricsColumns::row).toList(),
        TrainingFiles.of(links, unit.directory()),
        unrecorded(unit));
  }

  private String ratios(UnitData unit) {
    return singles.ratios(
        unit.id() + "-ratios", new UnitGroup(unit.label(), unit.style(), List.of(unit)));
  }

  /** Tables may quote kernels that were left out when a run was stored. */
  private static String unrecorded(UnitData unit) {
    List<Integer> kept = unit.directory().kernelSteps(Reduction.TRACE);
    long missing = unit.metrics().stream().filter(row -> !kept.contains(row.step())).count();
    if (missing == 0) {
      return "";
    }
    return LabelAwarenessTexts.PROSE.say(
        "unrecorded",
        Map.of(
            "missing", missing,
            "all", unit.metrics().size(),
            "kept", Words.commas(kept)));
  }

  private static LabelAwarenessPage.State state(UnitData unit) {
    UnitStatus.@Nullable State state = unit.status().map(UnitStatus::state).orElse(null);
    String word = state == null ? "not begun" : word(state);
    boolean severe = state == UnitStatus.State.DIVERGED || state == UnitStatus.State.FAILED;
    return new LabelAwarenessPage.State(word, severe, Numbers.count(unit.lastStep()));
  }

  private static String word(UnitStatus.State state) {
    return switch (state) {
      case RUNNING -> "unfinished";
      case FINISHED -> "finished";
      case DIVERGED -> "diverged";
      case FAILED -> "failed";
    };
  }

  private Page.Table results() {
    return RESULTS.table(
        "Network",
        units.stream()
            .map(unit -> RESULTS.row(LineChart.swatch(unit.style()), unit.label(), unit))
            .toList(),
        LabelAwarenessTexts.PROSE.say("resultsNote"));
  }

  private static String trainLoss(UnitData unit) {
    int last = unit.losses().size() - 1;
    return last < 0 ? "" : Numbers.readable(unit.losses().get(last).trainLoss());
  }

  private static String testLoss(UnitData unit) {
    return unit.losses().stream()
        .filter(row -> row.testLoss().isPresent())
        .reduce((earlier, later) -> later)
        .map(row -> Numbers.readable(row.testLoss()))
        .orElse("");
  }

  private static Function<UnitData, String> last(Function<MetricsRow, String> cell) {
    return unit -> unit.lastMetrics().map(cell).orElse("");
  }

  private static Function<UnitData, String> kernel(ToDoubleFunction<KernelMetrics> value) {
    return last(row -> Numbers.readable(value.applyAsDouble(row.kernel())));
  }

  private Page.@Nullable Table firstSteps() {
    List<Page.Row> rows = new ArrayList<>();
    for (UnitData unit : units) {
      FirstStep.of(unit).ifPresent(step -> rows.add(FIRST_STEPS.row("", unit.label(), step)));
    }
    return rows.isEmpty()
        ? null
        : FIRST_STEPS.table("Network", rows, LabelAwarenessTexts.PROSE.say("firstStepsNote"));
  }
}
