package org.ntkdynamics.probe;

import java.util.List;
import java.util.Locale;
import org.ntkdynamics.chart.ColourScale;
import org.ntkdynamics.chart.HeatmapImage;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.matrix.SquareMatrix;

/** A heat map with steps along its edges. */
final class SimilarityMap {
  private static final int EDGE = 230;
  private static final int LEFT = 80;
  private static final int TOP = 14;
  private static final int MOST_LABELS = 8;

  private SimilarityMap() {}

  /** The picture as an {@code svg} element; the first step is at the top left. */
  static String svg(String id, String unit, List<Integer> steps, SquareMatrix matrix) {
    ColourScale scale = ColourScale.of(matrix);
    int n = steps.size();
    StringBuilder svg = new StringBuilder();
    String range = Numbers.readable(scale.low()) + " (black) to " + Numbers.readable(scale.high());
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"chart picture\" id=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Similarity"
                + " of the kernels of %d kernel steps of %s: from %s (white)\">",
            id,
            LineChart.WIDTH,
            LineChart.HEIGHT,
            n,
            escaped(unit),
            range));
    svg.append(
        String.format(
            Locale.ROOT,
            "<image href=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                + " preserveAspectRatio=\"none\" style=\"image-rendering: pixelated\"/>",
            HeatmapImage.of(matrix, scale),
            LEFT,
            TOP,
            EDGE,
            EDGE));
    int every = (n + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i < n; i += every) {
      double middle = EDGE * (i + 0.5) / n;
      String label = Numbers.count(steps.get(i));
      svg.append(text(LEFT - 6, TOP + middle + 4, "end", label));
      svg.append(text(LEFT + middle, TOP + EDGE + 14.0, "middle", label));
    }
    svg.append(text(LEFT, TOP + EDGE + 34.0, "start", "step; S from " + range + " (white)"));
    return svg.append("</svg>").toString();
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"12\">%s</text>",
        x,
        y,
        anchor,
        text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
