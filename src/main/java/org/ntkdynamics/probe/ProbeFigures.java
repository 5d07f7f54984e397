package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.store.UnitDirectory;

/** The pictures of probes on the page of a run. */
public final class ProbeFigures {
  private ProbeFigures() {}

  /** A unit as a page draws it. */
  public record Unit(String label, UnitStyle style, UnitDirectory directory) {}

  /** A picture and the tables behind it; public for the template. */
  public record Shown(Page.Figure figure, List<Page.Link> tables) {}

  /**
   * One for each probe that has rows in any unit, asked for by the spec or read off the kernels
   * later.
   *
   * @param names those of the spec, which come first
   */
  public static List<Shown> of(List<String> names, List<Unit> units, Links links) {
    Set<String> order = new LinkedHashSet<>(names);
    order.addAll(Probes.byName().keySet());
    List<Shown> shown = new ArrayList<>();
    for (Probe<?> probe : Probes.named(List.copyOf(order))) {
      if (!(probe instanceof MetricsProbe)) {
        add(shown, probe, units, links);
      }
    }
    return shown;
  }

  /** The pictures of the probes of metrics.csv, of a run whose page has no others of them. */
  public static List<Shown> ofMetrics(List<Unit> units, Links links) {
    List<Shown> shown = new ArrayList<>();
    MetricsProbe.all().forEach(probe -> add(shown, probe, units, links));
    return shown;
  }

  private static <R extends Record> void add(
      List<Shown> shown, Probe<R> probe, List<Unit> units, Links links) {
    List<Measured<R>> measured = new ArrayList<>();
    List<Page.Key> keys = new ArrayList<>();
    for (Unit unit : units) {
      List<R> rows = probe.table().read(unit.directory());
      if (!rows.isEmpty()) {
        measured.add(new Measured<>(unit.label(), unit.style(), rows));
        keys.add(new Page.Key(LineChart.swatch(unit.style()), Notation.html(unit.label())));
      }
    }
    if (measured.isEmpty()) {
      return;
    }
    String id = "probe-" + probe.name();
    List<Page.Panel> panels = probe.panels(id, measured);
    Page.Figure figure =
        new Page.Figure(
            id,
            probe.name(),
            Notation.html("Probe: " + probe.name()),
            Notation.html(sentence(probe.description())),
            keys,
            List.of(),
            PageParts.columns(panels.size()),
            panels,
            Notation.html(probe.caption()),
            null);
    List<Page.Link> tables =
        units.stream()
            .flatMap(
                unit ->
                    links.existing(probe.table().in(unit.directory())).stream()
                        .map(link -> units.size() == 1 ? link : of(unit, link)))
            .toList();
    shown.add(new Shown(figure, tables));
  }

  private static Page.Link of(Unit unit, Page.Link table) {
    return new Page.Link(table.href(), table.text() + " of " + unit.label());
  }

  private static String sentence(String description) {
    return description.substring(0, 1).toUpperCase(Locale.ROOT) + description.substring(1) + ".";
  }
}
