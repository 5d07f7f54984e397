package org.ntkdynamics.page;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.spec.Phase;

/**
 * Colours and markers of many curves whose order matters: neighbours are alike, and each has a
 * marker unlike its neighbours'.
 */
public final class CurvePalette {
  /** Blues, darker towards the edge of chaos. */
  private static final List<Color> ORDERED = List.of(new Color(0x74B3DC), new Color(0x08306B));

  private static final Color EDGE_OF_CHAOS = new Color(0x009E73);

  /** Oranges, darker away from it. */
  private static final List<Color> CHAOTIC = List.of(new Color(0xF0A030), new Color(0x7F1D04));

  /** Violet to yellow, the yellow dark enough for white paper. */
  private static final List<Color> SEQUENCE =
      List.of(
          new Color(0x440154),
          new Color(0x3B528B),
          new Color(0x21918C),
          new Color(0x5CB85C),
          new Color(0xD9B400));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private static final List<Float> SAMPLE_DASHES = List.of(6f, 3f);

  private CurvePalette() {}

  /** A style for each σw², ascending: a colour range a phase. */
  public static Map<Double, UnitStyle> ofVariances(List<Double> variances) {
    Map<Double, UnitStyle> styles = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      List<Double> members = variances.stream().filter(v -> Phase.of(v) == phase).toList();
      for (int i = 0; i < members.size(); i++) {
        double share = members.size() == 1 ? 0.55 : (double) i / (members.size() - 1);
        Color colour =
            switch (phase) {
              case ORDERED -> between(ORDERED, share);
              case EDGE_OF_CHAOS -> EDGE_OF_CHAOS;
              case CHAOTIC -> between(CHAOTIC, share);
            };
        styles.put(members.get(i), style(colour, styles.size()));
      }
    }
    return styles;
  }

  /** A style for each value of another quantity, ascending. */
  public static Map<Double, UnitStyle> ofSequence(List<Double> values) {
    Map<Double, UnitStyle> styles = new LinkedHashMap<>();
    for (double value : new ArrayList<>(values)) {
      double share = values.size() == 1 ? 0 : (double) styles.size() / (values.size() - 1);
      styles.put(value, style(between(SEQUENCE, share), styles.size()));
    }
    return styles;
  }

  /** The same style mixed with white. */
  public static UnitStyle pale(UnitStyle style, double share) {
    return new UnitStyle(
        between(style.colour(), Color.WHITE, share), style.marker(), style.dashes());
  }

  /** The same style with other dashes. */
  public static UnitStyle dashed(UnitStyle style, List<Float> dashes) {
    return new UnitStyle(style.colour(), style.marker(), dashes);
  }

  private static UnitStyle style(Color colour, int index) {
    return new UnitStyle(colour, MARKERS.get(index % MARKERS.size()), SAMPLE_DASHES);
  }

  private static Color between(List<Color> stops, double share) {
    double position = share * (stops.size() - 1);
    int low = (int) Math.min(Math.floor(position), stops.size() - 2.0);
    double part = position - low;
    return between(stops.get(low), stops.get(low + 1), part);
  }

  /** A colour and a share of another. */
  public static Color between(Color from, Color to, double part) {
    return new Color(
        mix(from.getRed(), to.getRed(), part),
        mix(from.getGreen(), to.getGreen(), part),
        mix(from.getBlue(), to.getBlue(), part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }
}
