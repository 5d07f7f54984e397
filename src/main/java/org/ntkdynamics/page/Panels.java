package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.spec.Shape;

/**
 * Which curves share a chart. The quantity with most values tells the lines of a chart apart, σw²
 * if several have as many; every combination of the others has a chart. Seeds share a chart and a
 * look.
 */
public final class Panels<R extends CurveRow> {
  /**
   * A curve of a chart.
   *
   * @param data its unit
   * @param place which of the unit's curves it is
   * @param rows its points
   * @param style how it is drawn
   */
  public record Line<R extends CurveRow>(
      CurveData<R> data, Varied.Place place, List<R> rows, UnitStyle style) {}

  /**
   * A chart.
   *
   * @param title what its curves have in common and other charts have not
   * @param lines its curves, by the value that tells them apart
   */
  public record Panel<R extends CurveRow>(String title, List<Line<R>> lines) {}

  private final List<CurveData<R>> curves;
  private final List<Varied.Place> places = new ArrayList<>();
  private final Varied lines;
  private final List<Varied> shared = new ArrayList<>();

  /**
   * @param cosineLines whether the curves of different cosines share a chart
   */
  public Panels(List<CurveData<R>> curves, boolean cosineLines) {
    this.curves = curves;
    for (CurveData<R> curve : curves) {
      for (double cosine : curve.unit().ensemble().inputs()) {
        places.add(new Varied.Place(curve.unit(), cosine));
      }
    }
    this.lines = longest(List.of(Varied.SIGMA_W2, Varied.ALPHA0, Varied.DRAWS));
    for (Varied varied : Varied.values()) {
      if (varied != lines && !(cosineLines && varied == Varied.COSINE) && count(varied) > 1) {
        shared.add(varied);
      }
    }
  }

  /** What tells the lines of a chart apart. */
  public Varied lines() {
    return lines;
  }

  /** How many charts there are of the cosines of one network. */
  public int cosinesApart() {
    return shared.contains(Varied.COSINE) ? (int) count(Varied.COSINE) : 1;
  }

  /** The charts. */
  public List<Panel<R>> list() {
    Map<List<Double>, List<Line<R>>> groups = new LinkedHashMap<>();
    Map<Double, UnitStyle> styles = styles();
    for (CurveData<R> curve : curves) {
      for (double cosine : curve.unit().ensemble().inputs()) {
        Varied.Place place = new Varied.Place(curve.unit(), cosine);
        List<R> rows = curve.rows().stream().filter(row -> row.cosine() == cosine).toList();
        UnitStyle style = styles.getOrDefault(lines.value(place), UnitStyle.GREY);
        groups
            .computeIfAbsent(panelOf(place), key -> new ArrayList<>())
            .add(new Line<>(curve, place, rows, style));
      }
    }
    return groups.values().stream().map(this::panel).toList();
  }

  /** What a legend calls a curve beside others of its chart, seeds apart if there are several. */
  public String name(Line<R> line) {
    boolean several = places.stream().map(place -> place.unit().seed()).distinct().count() > 1;
    String seed = several ? ", seed " + line.place().unit().seed() : "";
    return lines.labelWithPhase(line.place()) + seed;
  }

  /** The points of all charts. */
  public Stream<R> rows() {
    return curves.stream().flatMap(curve -> curve.rows().stream());
  }

  /** A place for each value of the lines, ascending, with its style. */
  public Map<Varied.Place, UnitStyle> legend() {
    Map<Double, UnitStyle> styles = styles();
    Map<Varied.Place, UnitStyle> legend = new LinkedHashMap<>();
    LinkedHashSet<Double> seen = new LinkedHashSet<>();
    places.stream()
        .sorted(lines.order())
        .filter(place -> seen.add(lines.value(place)))
        .forEach(
            place -> legend.put(place, styles.getOrDefault(lines.value(place), UnitStyle.GREY)));
    return legend;
  }

  private Panel<R> panel(List<Line<R>> members) {
    List<Line<R>> sorted =
        members.stream()
            .sorted(Comparator.comparing((Line<R> line) -> line.place(), lines.order()))
            .toList();
    return new Panel<>(title(sorted.get(0).place()), sorted);
  }

  private String title(Varied.Place place) {
    List<Varied> named = shared.isEmpty() ? common(place) : shared;
    return named.stream().map(varied -> varied.label(place)).collect(Collectors.joining(", "));
  }

  private List<Varied> common(Varied.Place place) {
    return place.unit().shape() != Shape.CONSTANT
        ? List.of(Varied.SHAPE)
        : lines == Varied.SIGMA_W2
            ? List.of(Varied.WIDTH, Varied.ALPHA0)
            : lines == Varied.ALPHA0
                ? List.of(Varied.WIDTH, Varied.SIGMA_W2)
                : List.of(Varied.WIDTH, Varied.SIGMA_W2, Varied.ALPHA0);
  }

  private List<Double> panelOf(Varied.Place place) {
    // α0 says nothing of shapes that are not constant.
    boolean constant = place.unit().shape() == Shape.CONSTANT;
    return shared.stream()
        .map(varied -> varied == Varied.ALPHA0 && !constant ? Double.NaN : varied.value(place))
        .toList();
  }

  private Map<Double, UnitStyle> styles() {
    List<Double> values = places.stream().map(lines::value).distinct().sorted().toList();
    return lines == Varied.SIGMA_W2
        ? CurvePalette.ofVariances(values)
        : CurvePalette.ofSequence(values);
  }

  private Varied longest(List<Varied> candidates) {
    Varied longest = candidates.get(0);
    for (Varied candidate : candidates) {
      if (count(candidate) > count(longest)) {
        longest = candidate;
      }
    }
    return longest;
  }

  private long count(Varied varied) {
    return places.stream().map(varied::value).distinct().count();
  }
}
