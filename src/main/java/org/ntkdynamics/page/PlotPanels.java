package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;

/**
 * The panels of a figure, with letters: those that were added with equal groups share the axis from
 * bottom to top. Not thread-safe.
 */
public final class PlotPanels {
  private final String id;
  private final List<Added> added = new ArrayList<>();

  private record Added(String title, Plot plot, Object group) {}

  /**
   * No panels so far.
   *
   * @param id an HTML id, a prefix of theirs
   */
  public PlotPanels(String id) {
    this.id = id.replace('.', '_');
  }

  /** Adds a panel with an axis of its own. */
  public PlotPanels add(String title, Plot plot) {
    return add(title, plot, plot);
  }

  /**
   * Adds a panel.
   *
   * @param group what panels on one axis have in common
   */
  public PlotPanels add(String title, Plot plot, Object group) {
    added.add(new Added(title, plot, group));
    return this;
  }

  /** How many panels there are. */
  public int size() {
    return added.size();
  }

  /** What the page shows. */
  public List<Page.Panel> list() {
    Map<Object, List<Plot>> groups = new LinkedHashMap<>();
    added.forEach(
        one -> groups.computeIfAbsent(one.group(), key -> new ArrayList<>()).add(one.plot()));
    List<Page.Panel> panels = new ArrayList<>();
    for (Added one : added) {
      Axis axis = Plot.shared(groups.getOrDefault(one.group(), List.of(one.plot())));
      panels.add(
          new Page.Panel(
              PageParts.letter(panels.size()),
              Notation.html(one.title()),
              one.plot().svg(id + "-" + (panels.size() + 1), axis)));
    }
    return List.copyOf(panels);
  }
}
