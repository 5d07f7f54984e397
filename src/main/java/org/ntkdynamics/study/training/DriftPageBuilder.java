package org.ntkdynamics.study.training;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.HiddenWidths;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.training.DriftCharts.Reading;
import org.ntkdynamics.study.training.DriftResults.Curve;
import org.ntkdynamics.study.training.DriftResults.Place;

/** From the directory of a drift run to what the template shows. */
final class DriftPageBuilder {
  /** How many networks are named that a notice is about. */
  private static final int NAMED = 12;

  private final RunDirectory run;
  private final DriftSpec config;
  private final List<UnitData> units;
  private final DriftResults results;
  private final DriftCharts charts;
  private final DriftTables tables;
  private final int last;

  DriftPageBuilder(RunDirectory run, DriftSpec config) {
    this.run = run;
    this.config = config;
    this.units = UnitData.read(run, config);
    this.results = DriftResults.read(run, config);
    this.charts = new DriftCharts(results, config.kernel().steps());
    this.tables = new DriftTables(results, charts);
    List<Integer> compared = config.comparison().steps();
    this.last = compared.get(compared.size() - 1);
  }

  Page build() {
    return new Page(
        new Page.Heading(
            "The neural tangent kernel in training · how far it moves",
            "the drift of the NTK in training",
            DriftTexts.introduction(results, last),
            new SpecFacts(config).list(),
            DriftTexts.SOURCES),
        notices(),
        verdicts(),
        figures(),
        new Page.Units("networks", tables.cells(last), files(), DriftTexts.PROSE.say("files")),
        conventions());
  }

  private List<Page.Figure> figures() {
    if (units.stream().allMatch(unit -> unit.metrics().size() < 2)) {
      return List.of();
    }
    List<Page.Figure> figures = new ArrayList<>();
    figures.add(depth());
    if (config.network().width().size() > 1) {
      figures.add(lambda());
    }
    if (config.network().outputScale().size() > 1) {
      figures.add(scale());
    }
    figures.add(steps());
    return figures;
  }

  /** Against depth: a panel for each width, α and compared step, and one for the diagonal. */
  private Page.Figure depth() {
    PlotPanels panels = new PlotPanels("depth");
    for (Place group : groups()) {
      for (int step : config.comparison().steps()) {
        String title = title(group, "Whole kernel") + ", step " + Numbers.count(step);
        Reading reading = new Reading(step, DriftResults.KERNEL);
        panels.add(title, charts.depth(reading, like(group)), reading);
      }
      String title = title(group, "Diagonal") + ", step " + Numbers.count(last);
      Reading diagonal = new Reading(last, DriftResults.DIAGONAL);
      panels.add(title, charts.depth(diagonal, like(group)), diagonal);
    }
    return new Page.Figure(
        "depth",
        "Against depth",
        html("Relative change of the kernel against depth"),
        html(DriftTexts.PROSE.say("lead", Map.of("seeds", config.seed().size()))),
        legend(),
        List.of(),
        columns(panels.size(), config.comparison().steps().size() + 1),
        panels.list(),
        html(DriftTexts.PROSE.say("caption")),
        tables.trends(config.comparison().steps()));
  }

  /** Against λ, all widths in one panel. */
  private Page.Figure lambda() {
    PlotPanels panels = new PlotPanels("lambda");
    for (double scale : config.network().outputScale()) {
      Predicate<Place> shown = place -> place.outputScale() == scale;
      String of = config.network().outputScale().size() > 1 ? ", α = " + scale : "";
      Reading kernel = new Reading(last, DriftResults.KERNEL);
      Reading diagonal = new Reading(last, DriftResults.DIAGONAL);
      panels.add("Whole kernel" + of, charts.lambda(kernel, shown), kernel);
      panels.add("Diagonal" + of, charts.lambda(diagonal, shown), diagonal);
    }
    String widths =
        config.network().width().stream()
            .map(HiddenWidths::toString)
            .collect(Collectors.joining(", "));
    return new Page.Figure(
        "lambda",
        "Against λ",
        html("Relative change at step " + Numbers.count(last) + " against λ = L/M"),
        html(DriftTexts.PROSE.say("widthsLead", Map.of("widths", widths))),
        legend(),
        charts.widthShades(),
        2,
        panels.list(),
        html(DriftTexts.PROSE.say("caption")),
        null);
  }

  private Page.Figure scale() {
    PlotPanels panels = new PlotPanels("scale");
    Reading reading = new Reading(last, DriftResults.KERNEL);
    for (int width : results.curves().stream().map(s -> s.place().width()).distinct().toList()) {
      for (int layers : config.network().hiddenLayers()) {
        String title = "M = " + width + ", L = " + (layers + 1);
        panels.add(title, charts.scale(reading, width, layers + 1), reading);
      }
    }
    return new Page.Figure(
        "scale",
        "Against α",
        html("Lazy training: relative change at step " + Numbers.count(last) + " against α"),
        html(DriftTexts.PROSE.say("scaleLead")),
        legend(),
        List.of(),
        PageParts.columns(panels.size()),
        panels.list(),
        html(DriftTexts.PROSE.say("scaleCaption")),
        null);
  }

  private Page.Figure steps() {
    PlotPanels panels = new PlotPanels("steps");
    for (Curve curve : results.curves()) {
      Place place = curve.place();
      String title = title(place, DriftTexts.label(place) + ", " + place.phase().label());
      panels.add(title, charts.steps(curve, DriftResults.KERNEL), "all");
    }
    int variances = config.network().sigmaW2().size();
    return new Page.Figure(
        "steps",
        "Along training",
        html("Relative change of the whole kernel along training"),
        html(DriftTexts.PROSE.say("stepsLead", Map.of("depths", depths()))),
        charts.depthShades(),
        List.of(),
        columns(panels.size(), variances),
        panels.list(),
        html(DriftTexts.PROSE.say("stepsCaption")),
        null);
  }

  private String depths() {
    return config.network().hiddenLayers().stream()
        .sorted()
        .map(layers -> Integer.toString(layers + 1))
        .collect(Collectors.joining(", "));
  }

  /** Rows of what belongs together, if they fit. */
  private static int columns(int panels, int together) {
    return together >= 2 && together <= 4 ? together : PageParts.columns(panels);
  }

  /** A place of each width and α. */
  private List<Place> groups() {
    return results.curves().stream()
        .map(Curve::place)
        .map(place -> new Place(place.width(), place.outputScale(), 1))
        .distinct()
        .sorted()
        .toList();
  }

  private static Predicate<Place> like(Place group) {
    return place -> place.width() == group.width() && place.outputScale() == group.outputScale();
  }

  private String title(Place group, String what) {
    String width = config.network().width().size() > 1 ? ", M = " + group.width() : "";
    String scale = config.network().outputScale().size() > 1 ? ", α = " + group.outputScale() : "";
    return what + width + scale;
  }

  private List<Page.Key> legend() {
    Map<Double, Page.Key> keys = new TreeMap<>();
    for (Curve curve : results.curves()) {
      Place place = curve.place();
      String label = DriftTexts.label(place) + ", " + place.phase().label();
      keys.put(place.sigmaW2(), new Page.Key(LineChart.swatch(charts.style(place)), html(label)));
    }
    return List.copyOf(keys.values());
  }

  private List<Page.Fact> verdicts() {
    List<Page.Fact> facts = new ArrayList<>();
    for (Place group : groups()) {
      String where = title(group, "Step " + Numbers.count(last));
      facts.add(
          DriftTexts.verdict(where, results.statement(group.width(), group.outputScale(), last)));
      for (Curve curve : results.curves()) {
        if (like(group).test(curve.place())) {
          facts.add(
              Page.Fact.of(
                  DriftTexts.label(curve.place()) + ", " + curve.place().phase().label(),
                  DriftTexts.trend(curve.trend(last, DriftResults.KERNEL), curve.lost(last))));
        }
      }
    }
    return facts;
  }

  private List<Page.Notice> notices() {
    Map<UnitStatus.State, List<UnitData>> ends = new EnumMap<>(UnitStatus.State.class);
    for (UnitData unit : units) {
      UnitStatus.State state =
          unit.status().map(UnitStatus::state).orElse(UnitStatus.State.RUNNING);
      ends.computeIfAbsent(state, key -> new ArrayList<>()).add(unit);
    }
    ends.remove(UnitStatus.State.FINISHED);
    return Stream.concat(
            ends.entrySet().stream().map(end -> notice(end.getKey(), end.getValue())),
            LossJumpTexts.notice(units, NAMED).stream())
        .toList();
  }

  private List<Page.Fact> conventions() {
    return Stream.concat(
            DriftTexts.conventions(config.training()).stream(),
            Stream.of(Page.Fact.of("Loss that jumps back", LossJumpTexts.RULE)))
        .toList();
  }

  private Page.Notice notice(UnitStatus.State state, List<UnitData> found) {
    boolean severe = state != UnitStatus.State.RUNNING;
    List<String> named =
        found.stream()
            .limit(NAMED)
            .map(unit -> unit.unit().key() + (severe ? " at step " + unit.lastStep() : ""))
            .toList();
    String count = found.size() + " of " + units.size() + " networks";
    return new Page.Notice(
        severe,
        html(count),
        DriftTexts.PROSE.say(
            "ended",
            Map.of("state", state.name(), "networks", named, "more", found.size() - named.size())));
  }

  private List<Page.UnitFiles> files() {
    Links links = new Links(run);
    return units.stream()
        .map(
            unit -> {
              TrainingFiles files = TrainingFiles.of(links, unit.directory());
              List<Page.Link> all =
                  Stream.of(
                          files.tables(),
                          links.existing(unit.directory().statusFile()),
                          files.kernels())
                      .flatMap(List::stream)
                      .toList();
              return new Page.UnitFiles(html(unit.unit().key()), all);
            })
        .toList();
  }
}
