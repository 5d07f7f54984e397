package org.ntkdynamics.page;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.spec.SpecWriter;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * The report of a study that needs no template and no pictures of its own: curves of a table, a
 * colour a unit, and what every report has. Not thread-safe.
 *
 * @param <R> the rows of the table
 */
public final class PlainReport<R extends Record> {
  private static final Prose PROSE = Prose.of(PlainReport.class, "plain.prose.ftl");
  private static final List<List<Float>> DASHES =
      List.of(List.of(), List.of(6f, 3f), CurveCharts.DOTS, List.of(9f, 3f, 1.5f, 3f));
  private static final float LINE_WIDTH = 2f;

  private final RunDirectory run;
  private final String about;
  private final Table<R> table;
  private final List<Part<R>> units;
  private final List<Page.Fact> results = new ArrayList<>();
  private final List<Picture<R>> pictures = new ArrayList<>();

  /** A picture: the axis x, and what is drawn over it by name. */
  private record Picture<R>(
      String heading,
      String xTitle,
      ToDoubleFunction<R> x,
      Map<String, ToDoubleFunction<R>> curves) {}

  /** A unit, how it is drawn, and its rows. */
  private record Part<R>(
      UnitDirectory directory, Optional<UnitStatus> status, UnitStyle style, List<R> rows)
      implements RunUnit {
    @Override
    public String key() {
      return directory.key();
    }
  }

  /**
   * A report without figures.
   *
   * @param about what kind of experiment it is, in a few words
   * @param table the table of its units
   */
  public PlainReport(RunDirectory run, String about, Table<R> table) {
    this.run = run;
    this.about = about;
    this.table = table;
    List<UnitDirectory> found = run.units();
    List<UnitStyle> styles =
        List.copyOf(
            CurvePalette.ofSequence(
                    IntStream.range(0, found.size()).asDoubleStream().boxed().toList())
                .values());
    this.units =
        IntStream.range(0, found.size())
            .mapToObj(
                i ->
                    new Part<>(
                        found.get(i),
                        found.get(i).status(),
                        styles.get(i),
                        table.read(found.get(i))))
            .toList();
  }

  /** Adds what the run came to. */
  public PlainReport<R> result(String term, String value) {
    results.add(Page.Fact.of(term, value));
    return this;
  }

  /**
   * Adds a picture, without curves.
   *
   * @param xTitle what stands below the axis x
   * @param x the number of a row along it
   */
  public PlainReport<R> figure(String heading, String xTitle, ToDoubleFunction<R> x) {
    pictures.add(new Picture<>(heading, xTitle, x, new LinkedHashMap<>()));
    return this;
  }

  /**
   * Adds curves to the newest picture, one a unit.
   *
   * @param y the number of a row that is drawn; NaN where it is not
   */
  public PlainReport<R> curve(String name, ToDoubleFunction<R> y) {
    pictures.get(pictures.size() - 1).curves().put(name, y);
    return this;
  }

  private Page.Figure figure(int index) {
    Picture<R> picture = pictures.get(index);
    String id = "figure-" + (index + 1);
    List<Page.Key> strokes = new ArrayList<>();
    picture.curves().keySet().forEach(name -> strokes.add(stroke(strokes.size(), name)));
    return new Page.Figure(
        id,
        "Figure " + (index + 1),
        html(picture.heading()),
        html("A colour a unit."),
        units.stream()
            .map(unit -> new Page.Key(LineChart.swatch(unit.style()), html(unit.key())))
            .toList(),
        strokes,
        1,
        new PlotPanels(id).add(picture.heading(), plot(picture)).list(),
        html(""),
        null);
  }

  private static Page.Key stroke(int index, String name) {
    UnitStyle grey = dashed(UnitStyle.GREY, index);
    return PageParts.stroke(grey, CurveCharts.THEORY_WIDTH, name);
  }

  private static UnitStyle dashed(UnitStyle style, int index) {
    return CurvePalette.dashed(style, DASHES.get(index % DASHES.size()));
  }

  private Plot plot(Picture<R> picture) {
    Axis x = Axis.linear(rows().mapToDouble(picture.x()));
    String at = picture.xTitle() + " =";
    CurveCharts<R> charts =
        new CurveCharts<>(picture.x(), new Plot.Across(x, picture.xTitle(), at));
    Plot plot =
        charts
            .plot(picture.heading() + " against " + picture.xTitle(), Axis::linear)
            .upwards(picture.heading());
    for (Part<R> unit : units) {
      int index = 0;
      for (Map.Entry<String, ToDoubleFunction<R>> curve : picture.curves().entrySet()) {
        UnitStyle style = dashed(unit.style(), index++);
        plot.add(
            charts
                .theory(
                    curve.getKey() + ", " + unit.key(),
                    unit.rows(),
                    curve.getValue(),
                    style,
                    LINE_WIDTH)
                .tell());
      }
    }
    return plot;
  }

  private Stream<R> rows() {
    return units.stream().flatMap(unit -> unit.rows().stream());
  }

  /** The content of the report. */
  public Report build() {
    List<Page.Fact> spec =
        SpecWriter.tree(run.config()).entrySet().stream()
            .map(entry -> Page.Fact.of(entry.getKey(), String.valueOf(entry.getValue())))
            .toList();
    Map<String, String> names = Map.of("table", table.file());
    return Report.of(
        new Page(
            new Page.Heading(about, about, PROSE.say("introduction"), spec, List.of()),
            PageParts.notices(units),
            List.copyOf(results),
            IntStream.range(0, pictures.size()).mapToObj(this::figure).toList(),
            new Page.Units(
                "units", lastRows(), PageParts.files(run, units), PROSE.say("files", names)),
            PROSE.facts("conventions", names)));
  }

  private Page.Table lastRows() {
    return new Page.Table(
        "Unit",
        table.columns().stream().map(PageParts::html).toList(),
        units.stream()
            .filter(unit -> !unit.rows().isEmpty())
            .map(
                unit ->
                    new Page.Row(
                        LineChart.swatch(unit.style()),
                        html(unit.key()),
                        table.cells(unit.rows().get(unit.rows().size() - 1)).stream()
                            .map(PageParts::html)
                            .toList()))
            .toList(),
        "The last row of each unit.");
  }
}
