package org.ntkdynamics.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** Parts that the pages of several studies have in common. */
public final class PageParts {
  /** What pages on curves along depth are about, after the name of the run. */
  public static final String RANDOM_NETWORKS = "the NTK of random networks";

  private static final Prose PROSE = Prose.of(PageParts.class, "curves.prose.ftl");

  private static final int MOST_NOTICES = 3;

  private PageParts() {}

  /** The charts of a figure, on one axis. */
  public static <R extends CurveRow> List<Page.Panel> panels(
      String id, List<Panel<R>> panels, Function<Panel<R>, Plot> draw) {
    PlotPanels drawn = new PlotPanels(id);
    panels.forEach(panel -> drawn.add(panel.title(), draw.apply(panel), id));
    return drawn.list();
  }

  /** (a), (b) … as far as letters go, then numbers. */
  public static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('a' + index)) : String.valueOf(index + 1);
  }

  /**
   * How many panels stand side by side: those of one network if they fit, else rows without a
   * single one left over if possible.
   */
  public static <R extends CurveRow> int columns(Panels<R> panels, int shown) {
    int cosines = panels.cosinesApart();
    return cosines > 1 && cosines <= 4 && shown % cosines == 0 ? cosines : columns(shown);
  }

  /** How many panels stand side by side: rows without a single one left over if possible. */
  public static int columns(int panels) {
    return panels % 3 == 0 ? 3 : panels % 4 == 0 ? 4 : Math.min(3, panels);
  }

  public static <R extends CurveRow> List<Page.Key> legend(Panels<R> panels) {
    List<Page.Key> keys = new ArrayList<>();
    panels
        .legend()
        .forEach(
            (place, style) ->
                keys.add(
                    new Page.Key(
                        LineChart.swatch(style), html(panels.lines().labelWithPhase(place)))));
    return keys;
  }

  public static Page.Key stroke(UnitStyle style, float width, String label) {
    return new Page.Key(LineChart.swatch(style, width), html(label));
  }

  public static List<Page.Notice> notices(List<? extends RunUnit> curves) {
    List<String> unfinished = new ArrayList<>();
    List<Page.Notice> others = new ArrayList<>();
    for (RunUnit curve : curves) {
      String key = curve.key();
      if (curve.status().map(UnitStatus::state).orElse(UnitStatus.State.RUNNING)
          == UnitStatus.State.RUNNING) {
        unfinished.add(key);
      } else {
        notice(key, curve.status()).ifPresent(others::add);
      }
    }
    others.addAll(unfinished(unfinished, curves.size()));
    return others;
  }

  /** The same with a notice each, however many they are. */
  public static List<Page.Notice> noticeEach(List<? extends RunUnit> units) {
    return units.stream().flatMap(unit -> notice(unit.key(), unit.status()).stream()).toList();
  }

  /** What a reader must know of a unit that is not finished; a unit that diverged is. */
  private static Optional<Page.Notice> notice(String key, Optional<UnitStatus> status) {
    return switch (status.map(UnitStatus::state).orElse(UnitStatus.State.RUNNING)) {
      case RUNNING -> Optional.of(new Page.Notice(false, html(key), "is unfinished."));
      case FINISHED, DIVERGED -> Optional.empty();
      case FAILED ->
          Optional.of(
              new Page.Notice(
                  true, html(key), "failed: " + status.map(UnitStatus::reason).orElse("")));
    };
  }

  /** A notice each while they are few. */
  private static List<Page.Notice> unfinished(List<String> keys, int curves) {
    if (keys.size() > MOST_NOTICES) {
      String count = Numbers.count(keys.size()) + " of " + Numbers.count(curves) + " curves";
      return List.of(new Page.Notice(false, html(count), "are unfinished."));
    }
    return keys.stream().map(key -> new Page.Notice(false, html(key), "is unfinished.")).toList();
  }

  /** The units of a run of curves along depth. */
  public static Page.Units curves(
      Page.Table table, RunDirectory run, List<? extends RunUnit> curves) {
    return curves(table, run, curves, PROSE.say("files"));
  }

  /**
   * The same.
   *
   * @param note what is in the files of a curve
   */
  public static Page.Units curves(
      Page.Table table, RunDirectory run, List<? extends RunUnit> curves, String note) {
    return new Page.Units("curves", table, files(run, curves), note);
  }

  static List<Page.UnitFiles> files(RunDirectory run, List<? extends RunUnit> curves) {
    return curves.stream()
        .map(curve -> new Page.UnitFiles(html(curve.key()), links(run, curve.directory())))
        .toList();
  }

  /** What tells a curve from all others of the run. */
  public static String label(Line<?> line, String panel, Varied lines) {
    return lines.label(line.place()) + (panel.isEmpty() ? "" : ", " + panel);
  }

  public static TemplateHTMLOutputModel html(String text) {
    return Notation.html(text);
  }

  private static List<Page.Link> links(RunDirectory run, UnitDirectory unit) {
    return new Links(run).existing(unit.tables().toArray(Path[]::new));
  }
}
