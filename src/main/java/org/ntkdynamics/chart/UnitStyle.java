package org.ntkdynamics.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a curve is drawn.
 *
 * @param colour of lines, markers and error bars
 * @param marker of its points
 * @param dashes lengths of strokes and gaps; empty for a solid line
 */
public record UnitStyle(Color colour, Marker marker, List<Float> dashes) {
  /** Beside the colours of units: what has none of its own, and what a legend says of all alike. */
  public static final UnitStyle GREY =
      new UnitStyle(new Color(0x4A4F57), SeriesMarkers.SQUARE, List.of(6f, 4f));

  /** The last point of a unit that diverged. */
  public static final UnitStyle CROSS =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.CROSS, List.of());

  /** The colour as CSS writes it. */
  public String css() {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
  }
}
