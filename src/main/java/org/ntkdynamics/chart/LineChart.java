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
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

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
  private static final int MARK_DROP = 12;
  private static final int MARK_GAP = 4;
  private static final Color GRID = new Color(0xD5DAE0);
  private static final Color FAINT_GRID = new Color(0xEEF0F3);
  private static final Color INVISIBLE = new Color(255, 255, 255, 0);

  private final Axis x;
  private final Axis y;
  private final String title;
  private final XYChart chart;
  private final StringBuilder ground = new StringBuilder();
  private final ChartData.Builder data;
  private String upTitle = "";

  /**
   * A value at a step or depth.
   *
   * @param step the step, or the depth-to-width ratio
   * @param value the value; not drawn if it has no place on the axis
   * @param error half the length of its error bar; 0 for none
   * @param shift how far it is drawn to the right of its step, to keep it clear of another point
   */
  public record Point(double step, double value, double error, double shift) {
    public Point(double step, double value) {
      this(step, value, 0, 0);
    }

    /** Another value at the same place, without an error bar. */
    public Point withValue(double other) {
      return new Point(step, other, 0, shift);
    }
  }

  public LineChart(Axis x, Axis y) {
    this(x, y, "training step");
  }

  /**
   * @param title what stands below the axis x
   */
  public LineChart(Axis x, Axis y, String title) {
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
        .setErrorBarsColorSeriesColor(true)
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
    Axis unit = new Axis(Axis.Scale.LINEAR, v -> v, -1, 1, List.of(), List.of());
    LineChart chart = new LineChart(unit, unit, "", 40, 14);
    chart.line(List.of(new Point(-1, 0), new Point(1, 0)), style);
    chart.markers(List.of(new Point(0, 0)), style);
    return new ChartSvg(chart.draw()).swatch();
  }

  /** A piece of a line without a marker, for a legend. */
  public static String swatch(UnitStyle style, float width) {
    Axis unit = new Axis(Axis.Scale.LINEAR, v -> v, -1, 1, List.of(), List.of());
    LineChart chart = new LineChart(unit, unit, "", 40, 14);
    chart.line(List.of(new Point(-1, 0), new Point(1, 0)), style, width);
    return new ChartSvg(chart.draw()).swatch();
  }

  /** What stands beside the axis y: the quantity, in some characters. */
  public LineChart upwards(String words) {
    upTitle = words;
    data.upwards(words);
    return this;
  }

  /** What the next line or band is called where its numbers are read. */
  public LineChart named(String name) {
    data.named(name);
    return this;
  }

  /** Joins the points that can be drawn. */
  public void line(List<Point> points, UnitStyle style) {
    line(points, style, LINE_WIDTH);
  }

  /** Joins the points that can be drawn with a line of a width. */
  public void line(List<Point> points, UnitStyle style, float width) {
    data.line(points, style, width);
    add(points, style, SeriesMarkers.NONE, false, width);
  }

  /** A vertical bar between two values, cut where the axis ends. */
  public void bar(double at, double low, double high, UnitStyle style) {
    data.bar(at, low, high, style);
    double bottom = y.position().applyAsDouble(low);
    double top = Math.min(y.high(), y.position().applyAsDouble(high));
    double from = Double.isNaN(bottom) ? y.low() : Math.max(y.low(), bottom);
    if (Double.isNaN(top) || top <= from) {
      return;
    }
    double place = x.position().applyAsDouble(at);
    XYSeries series =
        chart.addSeries(nextName(), new double[] {place, place}, new double[] {from, top});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(new BasicStroke(BAR_WIDTH));
    series.setLineColor(style.colour());
  }

  /**
   * The area between two lines over the same steps, below everything else.
   *
   * @param low its lower edge, by step
   * @param high its upper edge, by step
   */
  public void band(List<Point> low, List<Point> high, UnitStyle style) {
    data.band(low, high, style);
    List<Point> around = new ArrayList<>(drawable(low));
    List<Point> above = new ArrayList<>(drawable(high));
    Collections.reverse(above);
    around.addAll(above);
    if (!around.isEmpty()) {
      String points = around.stream().map(this::place).collect(Collectors.joining(" "));
      ground.append(
          String.format(
              Locale.ROOT,
              "<polygon fill=\"%s\" fill-opacity=\"%s\" points=\"%s\"/>",
              style.css(),
              BAND_OPACITY,
              points));
    }
  }

  /** A dotted line from top to bottom at a step, with words at its top. */
  public void mark(double step, String words, UnitStyle style) {
    data.mark(step, style);
    double at = across(x.position().applyAsDouble(step));
    ground.append(
        String.format(
            Locale.ROOT,
            "<path class=\"mark\" d=\"M%1$s,0 V%2$d\" stroke=\"%3$s\"/>"
                + "<text class=\"mark\" x=\"%6$s\" y=\"%4$d\" text-anchor=\"end\">%5$s</text>",
            ChartSvg.rounded(at),
            HEIGHT,
            style.css(),
            MARK_DROP,
            words,
            ChartSvg.rounded(at - MARK_GAP)));
  }

  private String place(Point point) {
    double down =
        HEIGHT * (y.high() - y.position().applyAsDouble(point.value())) / (y.high() - y.low());
    double at = across(x.position().applyAsDouble(point.step()) + point.shift());
    return ChartSvg.rounded(at) + ',' + ChartSvg.rounded(down);
  }

  private double across(double position) {
    return WIDTH * (position - x.low()) / (x.high() - x.low());
  }

  private List<Point> drawable(List<Point> points) {
    return points.stream()
        .filter(point -> Double.isFinite(y.position().applyAsDouble(point.value())))
        .toList();
  }

  /** Marks the points that can be drawn, with error bars where they have an error. */
  public void markers(List<Point> points, UnitStyle style) {
    data.markers(points, style);
    boolean bars = points.stream().anyMatch(point -> point.error() > 0);
    add(points, style, style.marker(), bars, LINE_WIDTH);
  }

  /** Crosses out one point. */
  public void cross(Point point) {
    add(List.of(point), UnitStyle.CROSS, SeriesMarkers.CROSS, false, LINE_WIDTH);
  }

  /** A cross at the upper edge: what stands there is no number. */
  public void crossAtTop(double at) {
    double place = x.position().applyAsDouble(at);
    XYSeries series = chart.addSeries(nextName(), new double[] {place}, new double[] {y.high()});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CROSS);
    series.setMarkerColor(UnitStyle.CROSS.colour());
  }

  /**
   * The chart as an {@code svg} element of an HTML page.
   *
   * @param id a prefix for the names inside it, unlike that of any other chart of the page
   * @param description what a reader who does not see the picture should know
   */
  public String svg(String id, String description) {
    return new ChartSvg(draw())
        .chart(
            id,
            description,
            new ChartSvg.Beside(x, title),
            new ChartSvg.Beside(y, upTitle),
            ground + data.build().packed());
  }

  private void add(List<Point> points, UnitStyle style, Marker marker, boolean bars, float width) {
    List<Point> drawn = drawable(points);
    if (drawn.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            nextName(),
            array(drawn, point -> x.position().applyAsDouble(point.step()) + point.shift()),
            array(drawn, point -> y.position().applyAsDouble(point.value())),
            bars
                ? array(drawn, point -> Double.isFinite(point.error()) ? point.error() : 0)
                : null);
    boolean line = marker.equals(SeriesMarkers.NONE);
    series.setXYSeriesRenderStyle(line ? XYSeriesRenderStyle.Line : XYSeriesRenderStyle.Scatter);
    series.setLineStyle(stroke(style, width));
    series.setLineColor(style.colour());
    series.setMarkerColor(style.colour());
    series.setMarker(marker);
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

  private static double[] array(List<Point> points, ToDoubleFunction<Point> coordinate) {
    return points.stream().mapToDouble(coordinate).toArray();
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
