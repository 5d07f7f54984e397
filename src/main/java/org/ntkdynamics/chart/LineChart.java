package org.ntkdynamics.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Series.Dot;

/**
 * Curves over an axis of steps or depths. XChart draws what is inside the axes; the axes' labels
 * are added around it as text, which a screen reader reads and a search finds.
 *
 * <p>Not thread-safe.
 */
public final class LineChart {
  public static final int WIDTH = 430;
  public static final int HEIGHT = 290;

  private static final float LINE_WIDTH = 2f;
  private static final float BAR_WIDTH = 1.2f;
  private static final int MARKER_SIZE = 8;
  private static final float MITER_LIMIT = 10f;
  private static final double BAND_OPACITY = 0.2;
  private static final int MARK_DROP = 14;
  private static final int MARK_GAP = 4;
  private static final int MARK_GLYPH = 8;
  private static final Color GRID = new Color(0xD5DAE0);
  private static final Color FAINT_GRID = new Color(0xEEF0F3);
  private static final Color INVISIBLE = new Color(255, 255, 255, 0);

  private final Axis x;
  private final Axis y;
  private final String title;
  private final XYChart chart;
  private final StringBuilder ground = new StringBuilder();
  private final ChartData.Builder data;

  /** Where the words of each row of marks end. */
  private final List<Double> markRows = new ArrayList<>();

  private String upTitle = "";

  /**
   * @param title what stands below the axis x
   */
  LineChart(Axis x, Axis y, String title) {
    this(x, y, title, WIDTH, HEIGHT);
    gridLines(x.minor(), y.minor(), FAINT_GRID);
    gridLines(positions(x), positions(y), GRID);
  }

  private LineChart(Axis x, Axis y, String title, int width, int height) {
    this.x = x;
    this.y = y;
    this.title = title;
    this.chart = new XYChart(width, height);
    this.data = new ChartData.Builder(x, y, title);
    XYStyler styler = chart.getStyler();
    styler
        .setXAxisMin(x.low())
        .setXAxisMax(x.high())
        .setYAxisMin(y.low())
        .setYAxisMax(y.high())
        .setAxisTicksVisible(false)
        .setAxisTitlesVisible(false)
        .setPlotGridLinesVisible(false)
        .setPlotTicksMarksVisible(false)
        .setPlotMargin(0);
    styler
        .setChartTitleVisible(false)
        .setLegendVisible(false)
        .setChartPadding(0)
        .setPlotContentSize(1)
        .setPlotBorderVisible(false)
        .setChartBackgroundColor(INVISIBLE)
        .setPlotBackgroundColor(INVISIBLE)
        .setMarkerSize(MARKER_SIZE);
  }

  /** A piece of a curve with its marker, for a legend. */
  public static String swatch(UnitStyle style) {
    return swatch(style, LINE_WIDTH, List.of(new Dot(0, 0)));
  }

  /** A piece of a line without a marker, for a legend. */
  public static String swatch(UnitStyle style, float width) {
    return swatch(style, width, List.of());
  }

  private static String swatch(UnitStyle style, float width, List<Dot> marked) {
    Axis unit = new Axis(Axis.Scale.LINEAR, v -> v, -1, 1, List.of(), List.of());
    LineChart chart = new LineChart(unit, unit, "", 40, 14);
    List<Dot> ends = List.of(new Dot(-1, 0), new Dot(1, 0));
    chart.draw(Series.line("", ends, style, width).marked(marked));
    return new ChartSvg(chart.draw()).swatch();
  }

  /** What stands beside the axis y: the quantity, in some characters. */
  LineChart upwards(String words) {
    upTitle = words;
    data.upwards(words);
    return this;
  }

  /** Draws what has a place on the axes: an area below everything else, a line, bars, markers. */
  void draw(Series one) {
    data.add(one);
    if (one.spread() == Series.Spread.BAND) {
      band(one);
    }
    if (one.width() > 0) {
      line(one);
    }
    if (one.spread() == Series.Spread.BARS) {
      one.dots().stream().filter(Dot::hasSpread).forEach(dot -> bar(one, dot));
    }
    List<Dot> marked = drawable(one.marked());
    if (!marked.isEmpty()) {
      scatter(places(one, marked), heights(marked), one.style());
    }
  }

  /** A vertical bar, cut where the axis ends. */
  private void bar(Series one, Dot dot) {
    double bottom = y.position().applyAsDouble(dot.low());
    double top = Math.min(y.high(), y.position().applyAsDouble(dot.high()));
    double from = Double.isNaN(bottom) ? y.low() : Math.max(y.low(), bottom);
    if (Double.isNaN(top) || top <= from) {
      return;
    }
    double place = x.position().applyAsDouble(dot.x()) + one.shift();
    XYSeries series =
        chart.addSeries(nextName(), new double[] {place, place}, new double[] {from, top});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(new BasicStroke(BAR_WIDTH));
    series.setLineColor(one.style().colour());
  }

  private void band(Series one) {
    if (one.dots().stream().noneMatch(Dot::hasSpread)) {
      return;
    }
    List<String> corners = new ArrayList<>(corners(one, Dot::low));
    List<String> above = new ArrayList<>(corners(one, Dot::high));
    Collections.reverse(above);
    corners.addAll(above);
    ground.append(
        String.format(
            Locale.ROOT,
            "<polygon fill=\"%s\" fill-opacity=\"%s\" points=\"%s\"/>",
            one.style().css(),
            BAND_OPACITY,
            String.join(" ", corners)));
  }

  /**
   * A dotted line from top to bottom at a step, with words at its top, below those of marks drawn
   * before that are in their way. Marks come from left to right.
   */
  void mark(double step, String words, UnitStyle style) {
    data.mark(step, words, style);
    double at = across(x.position().applyAsDouble(step));
    int row = rowOfMark(at - MARK_GAP - words.length() * MARK_GLYPH, at);
    ground.append(
        String.format(
            Locale.ROOT,
            "<path class=\"mark\" d=\"M%1$s,0 V%2$d\" stroke=\"%3$s\"/>"
                + "<text class=\"mark\" x=\"%6$s\" y=\"%4$d\" text-anchor=\"end\">%5$s</text>",
            ChartSvg.rounded(at),
            HEIGHT,
            style.css(),
            MARK_DROP * (1 + row),
            words,
            ChartSvg.rounded(at - MARK_GAP)));
  }

  /** Takes the first row of words that is free from a place on. */
  private int rowOfMark(double from, double to) {
    int row = 0;
    while (row < markRows.size() && markRows.get(row) > from) {
      row++;
    }
    if (row == markRows.size()) {
      markRows.add(to);
    } else {
      markRows.set(row, to);
    }
    return row;
  }

  /** An edge of an area, in pixels, without what has no place on the axis. */
  private List<String> corners(Series one, ToDoubleFunction<Dot> edge) {
    List<String> corners = new ArrayList<>();
    for (Dot dot : one.dots()) {
      double position = y.position().applyAsDouble(edge.applyAsDouble(dot));
      if (Double.isFinite(position)) {
        double at = across(x.position().applyAsDouble(dot.x()) + one.shift());
        double down = HEIGHT * (y.high() - position) / (y.high() - y.low());
        corners.add(ChartSvg.rounded(at) + ',' + ChartSvg.rounded(down));
      }
    }
    return corners;
  }

  private double across(double position) {
    return WIDTH * (position - x.low()) / (x.high() - x.low());
  }

  /** Crosses out a place: at the upper edge where its value is no finite number. */
  void cross(Dot dot) {
    double up = Double.isFinite(dot.value()) ? y.position().applyAsDouble(dot.value()) : y.high();
    if (Double.isFinite(up)) {
      double place = x.position().applyAsDouble(dot.x());
      scatter(new double[] {place}, new double[] {up}, UnitStyle.CROSS);
    }
  }

  /**
   * The chart as an {@code svg} element of an HTML page.
   *
   * @param id a prefix for the names inside it, unlike that of any other chart of the page
   * @param description what a reader who does not see the picture should know
   */
  String svg(String id, String description) {
    return new ChartSvg(draw())
        .chart(
            id,
            description,
            new ChartSvg.Beside(x, title),
            new ChartSvg.Beside(y, upTitle),
            ground + data.build().packed());
  }

  private void line(Series one) {
    List<Dot> drawn = drawable(one.dots());
    if (!drawn.isEmpty()) {
      XYSeries series = chart.addSeries(nextName(), places(one, drawn), heights(drawn));
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      series.setLineStyle(stroke(one.style(), one.width()));
      series.setLineColor(one.style().colour());
      series.setMarker(SeriesMarkers.NONE);
    }
  }

  private List<Dot> drawable(List<Dot> dots) {
    return dots.stream()
        .filter(dot -> Double.isFinite(y.position().applyAsDouble(dot.value())))
        .toList();
  }

  private double[] places(Series one, List<Dot> dots) {
    return array(dots, dot -> x.position().applyAsDouble(dot.x()) + one.shift());
  }

  private double[] heights(List<Dot> dots) {
    return array(dots, dot -> y.position().applyAsDouble(dot.value()));
  }

  private void scatter(double[] places, double[] heights, UnitStyle style) {
    XYSeries series = chart.addSeries(nextName(), places, heights);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(style.marker());
    series.setMarkerColor(style.colour());
  }

  private void gridLines(List<Double> vertical, List<Double> horizontal, Color colour) {
    for (double position : vertical) {
      gridLine(new double[] {position, position}, new double[] {y.low(), y.high()}, colour);
    }
    for (double position : horizontal) {
      gridLine(new double[] {x.low(), x.high()}, new double[] {position, position}, colour);
    }
  }

  private void gridLine(double[] xs, double[] ys, Color colour) {
    XYSeries series = chart.addSeries(nextName(), xs, ys);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(new BasicStroke(1));
    series.setLineColor(colour);
  }

  private String nextName() {
    return "series " + chart.getSeriesCollection().size();
  }

  private static List<Double> positions(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::position).toList();
  }

  private static double[] array(List<Dot> dots, ToDoubleFunction<Dot> coordinate) {
    return dots.stream().mapToDouble(coordinate).toArray();
  }

  private static BasicStroke stroke(UnitStyle style, float width) {
    if (style.dashes().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[style.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = style.dashes().get(i);
    }
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, MITER_LIMIT, dashes, 0);
  }

  private String draw() {
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    PageSize size = new PageSize(chart.getWidth(), chart.getHeight());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor().getDocument(graphics.getCommands(), size).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("drawing in memory", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
