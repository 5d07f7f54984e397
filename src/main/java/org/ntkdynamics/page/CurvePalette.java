package org.ntkdynamics.page;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Contrast;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.spec.Phase;

/**
 * Colours and markers of many curves whose order matters: neighbours are alike, and each has a
 * marker unlike its neighbours'.
 */
public final class CurvePalette {
  /** Blues, darker towards the edge of chaos. */
  private static final List<Color> ORDERED = List.of(new Color(0x3A8CC4), new Color(0x08306B));

  private static final Color EDGE_OF_CHAOS = new Color(0x007A58);

  /** Oranges, darker away from it. */
  private static final List<Color> CHAOTIC = List.of(new Color(0xC8741A), new Color(0x7F1D04));

  /** Violet to yellow, ever lighter, the yellow dark enough for white paper. */
  private static final List<Color> SEQUENCE =
      List.of(
          new Color(0x440154),
          new Color(0x3B528B),
          new Color(0x1F807B),
          new Color(0x3F9142),
          new Color(0xB08000));

  /** How much of black is in the darkest of several of one hue. */
  private static final double DARKEST = 0.5;

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

  /** The same style as pale as can be seen on light and dark pages. */
  public static UnitStyle pale(UnitStyle style) {
    return coloured(style, palest(style.colour()));
  }

  /**
   * The same style among several of its hue.
   *
   * @param paleness from 0, the darkest, to 1, the palest that can be seen
   */
  public static UnitStyle shade(UnitStyle style, double paleness) {
    Color colour = style.colour();
    Color darkest = between(colour, Color.BLACK, DARKEST);
    return coloured(style, between(darkest, palest(colour), paleness));
  }

  /** As much of white in a colour as leaves it enough of contrast. */
  private static Color palest(Color colour) {
    for (double white = 1; white > 0; white -= 0.01) {
      Color pale = between(colour, Color.WHITE, white);
      if (Contrast.of(pale) >= Contrast.LEAST) {
        return pale;
      }
    }
    return colour;
  }

  private static UnitStyle coloured(UnitStyle style, Color colour) {
    return new UnitStyle(colour, style.marker(), style.dashes());
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
