package org.ntkdynamics.study.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From a run directory to what the template shows. */
final class PageBuilder {
  private static final List<String> NO_KERNEL = List.of("", "", "", "");

  private final RunDirectory run;
  private final LabelAwarenessSpec config;
  private final List<UnitData> units;
  private final List<UnitGroup> groups;
  private final Charts charts;
  private final Charts singles;
  private final Links links;
  private final Heatmaps heatmaps;

  PageBuilder(RunDirectory run, LabelAwarenessSpec config) {
    this.run = run;
    this.config = config;
    this.units = UnitData.read(run, config);
    this.groups = UnitGroup.bySeed(units);
    this.charts = new Charts(groups);
    this.singles = new Charts(UnitGroup.singles(units));
    this.links = new Links(run);
    this.heatmaps = new Heatmaps(run.subsample());
  }

  Page.Root build() {
    Map<String, Page.Unit> drawn = new LinkedHashMap<>();
    units.forEach(unit -> drawn.put(unit.id(), unit(unit)));
    boolean seeds = groups.stream().anyMatch(UnitGroup::isSeveral);
    return new Page.Root(
        heading(),
        notices(),
        List.copyOf(drawn.values()),
        groups.stream().map(group -> group(group, drawn)).toList(),
        figure("", charts),
        seeds ? figure("seeds-", singles) : null,
        units.stream().flatMap(unit -> firstStep(unit).stream()).toList(),
        links.ofRun());
  }

  private List<Page.Notice> notices() {
    return Stream.concat(
            units.stream().flatMap(unit -> notice(unit).stream()),
            units.stream().flatMap(unit -> LossJumpTexts.notice(unit).stream()))
        .toList();
  }

  private Page.Group group(UnitGroup group, Map<String, Page.Unit> drawn) {
    String id = "of-" + group.first().id();
    boolean chart =
        group.isSeveral() && group.members().stream().anyMatch(unit -> !unit.metrics().isEmpty());
    return new Page.Group(
        id,
        Notation.html(group.label()),
        group.first().phase().label(),
        new Page.Look(group.style().css(), LineChart.swatch(group.style())),
        chart ? charts.ratios(id + "-ratios", group) : null,
        group.members().stream().flatMap(unit -> Stream.ofNullable(drawn.get(unit.id()))).toList());
  }

  private Page.Heading heading() {
    Optional<Provenance> provenance = run.provenance();
    List<Page.Dataset> datasets =
        provenance.stream()
            .flatMap(p -> p.datasetFiles().stream())
            .map(file -> new Page.Dataset(file.file(), file.sha256()))
            .toList();
    return new Page.Heading(
        config.name(),
        new SpecFacts(config).list(),
        provenance.map(ProvenanceFacts::list).orElse(List.of()),
        datasets,
        Numbers.brief(config.training().learningRate()));
  }

  private Optional<Page.Notice> notice(UnitData unit) {
    TemplateHTMLOutputModel label = Notation.html(unit.label());
    if (unit.status().isEmpty()) {
      return Optional.of(new Page.Notice(false, label, "has not been begun."));
    }
    UnitStatus status = unit.status().get();
    String reason = status.reason() == null ? "no reason was recorded" : status.reason();
    String step = Numbers.count(status.step());
    return switch (status.state()) {
      case FINISHED -> Optional.empty();
      case RUNNING ->
          Optional.of(new Page.Notice(false, label, "is unfinished: " + progress(unit)));
      case DIVERGED ->
          Optional.of(new Page.Notice(true, label, "diverged at step " + step + ": " + reason));
      case FAILED ->
          Optional.of(new Page.Notice(true, label, "failed at step " + step + ": " + reason));
    };
  }

  private String progress(UnitData unit) {
    String steps = Numbers.count(config.training().steps());
    return "it has reached step " + Numbers.count(unit.lastStep()) + " of " + steps + ".";
  }

  /** The charts over all networks, their ids with a prefix. */
  private Page.Figure figure(String prefix, Charts charts) {
    boolean anyLoss = units.stream().anyMatch(unit -> !unit.losses().isEmpty());
    boolean anyTest =
        units.stream()
            .flatMap(unit -> unit.losses().stream())
            .anyMatch(row -> row.testLoss().isPresent());
    return new Page.Figure(
        anyTest ? charts.testLoss(prefix + "test-loss") : null,
        anyLoss ? charts.trainLoss(prefix + "train-loss") : null,
        furtherCharts(prefix, charts));
  }

  private List<Page.FurtherChart> furtherCharts(String prefix, Charts charts) {
    if (units.stream().allMatch(unit -> unit.metrics().isEmpty())) {
      return List.of();
    }
    return List.of(
        new Page.FurtherChart(
            Notation.html("Alignment with the labels"),
            "⟨K, YYᵀ⟩ / (‖K‖ ‖YYᵀ‖), both centred; 1 would be the kernel of the labels themselves.",
            charts.linear(
                prefix + "alignment", "Centred alignment", row -> row.kernel().centredAlignment())),
        new Page.FurtherChart(
            Notation.html("Change from initialisation"),
            "‖K − K₀‖ / ‖K₀‖ in the norm of Frobenius; step 0 is zero and not drawn.",
            charts.logarithmic(
                prefix + "change",
                "Relative change of the kernel from initialisation",
                row -> row.kernel().drift().relativeChange())),
        new Page.FurtherChart(
            Notation.html("Largest eigenvalue λmax"),
            "Of the kernel on the subsample.",
            charts.logarithmic(
                prefix + "lambda-max",
                "Largest eigenvalue of the kernel",
                row -> row.kernel().spectrum().lambdaMax())));
  }

  private Page.Unit unit(UnitData unit) {
    return new Page.Unit(
        unit.id(),
        Notation.html(unit.label()),
        unit.phase().label(),
        new Page.Look(unit.style().css(), LineChart.swatch(unit.style())),
        state(unit),
        summary(unit),
        unit.metrics().isEmpty() ? null : ratios(unit),
        heatmaps.of(unit.directory()),
        unit.metrics().stream().map(MetricsColumns::row).toList(),
        links.ofUnit(unit.directory()),
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
    String of = missing + " of the " + unit.metrics().size() + " kernels of this table";
    String there = kept.isEmpty() ? "" : "; those of step " + SpecFacts.joined(kept) + " are";
    return of + " are not recorded beside this page" + there + ".";
  }

  private static Page.State state(UnitData unit) {
    UnitStatus.@Nullable State state = unit.status().map(UnitStatus::state).orElse(null);
    String word = state == null ? "not begun" : word(state);
    boolean severe = state == UnitStatus.State.DIVERGED || state == UnitStatus.State.FAILED;
    return new Page.State(word, severe, Numbers.count(unit.lastStep()));
  }

  private static String word(UnitStatus.State state) {
    return switch (state) {
      case RUNNING -> "unfinished";
      case FINISHED -> "finished";
      case DIVERGED -> "diverged";
      case FAILED -> "failed";
    };
  }

  /** The last losses, whatever step they are of, and the last kernel. */
  private static Page.Summary summary(UnitData unit) {
    List<String> cells = new ArrayList<>();
    int last = unit.losses().size() - 1;
    cells.add(last < 0 ? "" : Numbers.readable(unit.losses().get(last).trainLoss()));
    cells.add(
        unit.losses().stream()
            .filter(row -> row.testLoss().isPresent())
            .reduce((earlier, later) -> later)
            .map(row -> Numbers.readable(row.testLoss()))
            .orElse(""));
    Optional<MetricsRow> kernel = unit.lastMetrics();
    cells.add(kernel.map(row -> Numbers.percent(row.evaluation().testAccuracy())).orElse(""));
    cells.addAll(kernel.map(MetricsRow::kernel).map(PageBuilder::kernelCells).orElse(NO_KERNEL));
    return new Page.Summary(cells);
  }

  private static List<String> kernelCells(KernelMetrics kernel) {
    return List.of(
        Numbers.readable(kernel.labelAwareness().thetaCOverD()),
        Numbers.readable(kernel.labelAwareness().thetaNOverD()),
        Numbers.readable(kernel.centredAlignment()),
        Numbers.readable(kernel.drift().relativeChange()));
  }

  /** What step 1 did to the kernel of step 0. */
  private static Optional<Page.FirstStep> firstStep(UnitData unit) {
    Optional<MetricsRow> before = unit.metricsAt(0);
    Optional<MetricsRow> after = unit.metricsAt(1);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    KernelMetrics first = after.get().kernel();
    double thetaD = before.get().kernel().labelAwareness().thetaD();
    double change = first.labelAwareness().thetaD() - thetaD;
    List<String> cells =
        List.of(
            Numbers.readable(thetaD),
            Numbers.readable(change),
            Numbers.readable(change / thetaD),
            Numbers.readable(first.drift().diagonalChange()),
            Numbers.readable(first.drift().relativeChange()));
    return Optional.of(new Page.FirstStep(Notation.html(unit.label()), cells));
  }
}
