package org.ntkdynamics.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template of ensemble experiments shows. The records are public because the template
 * engine reads only public classes.
 */
final class EnsemblePage {
  private EnsemblePage() {}

  /**
   * The whole page.
   *
   * @param words what this kind of page calls its parts
   * @param heading what is known of the run as a whole
   * @param notices what a reader must know before any number
   * @param verdicts what the run comes to, at one glance
   * @param figures the pictures, each with the table that belongs below it
   * @param curves a row a curve
   * @param conventions what numbers and lines mean
   * @param files the files of the run that belong to no unit
   * @param unitFiles those that do
   */
  public record Root(
      Words words,
      Heading heading,
      List<Page.Notice> notices,
      List<Page.Fact> verdicts,
      List<Figure> figures,
      Table curves,
      List<Page.Fact> conventions,
      List<Page.Link> files,
      List<UnitFiles> unitFiles) {}

  /**
   * What a kind of page calls its parts.
   *
   * @param title what follows the experiment's name in the title
   * @param curves the heading of the table of curves
   * @param caption what that table holds
   * @param units what the units are, in the plural
   * @param files what stands in their files
   * @param sections the parts of the paper that the page is about
   */
  public record Words(
      String title, String curves, String caption, String units, String files, String sections) {
    /** Of networks at initialisation. */
    static final Words INITIALISATION =
        new Words(
            "the NTK at initialisation",
            "Curves",
            "Every curve at its greatest depth",
            "curves",
            "moments.csv holds every depth of a curve; samples.csv the first 1000 networks of its"
                + " greatest depth, Θ and its weights part each divided by its exact mean.",
            "section 3 and appendices");
  }

  /**
   * What is known of the run as a whole.
   *
   * @param name the experiment's name
   * @param kicker what kind of experiment it is
   * @param spec what was asked for
   * @param provenance what it was computed with
   */
  public record Heading(
      String name, String kicker, List<Page.Fact> spec, List<Page.Fact> provenance) {}

  /**
   * A picture of several panels.
   *
   * @param id an HTML id
   * @param nav what a link to it says
   * @param lines what colours and markers mean
   * @param strokes what kinds of line mean
   * @param columns how many panels stand side by side
   * @param table what the picture shows in numbers; null if there is none
   */
  public record Figure(
      String id,
      String nav,
      TemplateHTMLOutputModel heading,
      TemplateHTMLOutputModel lead,
      List<Key> lines,
      List<Key> strokes,
      int columns,
      List<Panel> panels,
      TemplateHTMLOutputModel caption,
      @Nullable Table table) {}

  /** An entry of a legend. */
  public record Key(String swatch, TemplateHTMLOutputModel label) {}

  /** A chart with its letter. */
  public record Panel(String letter, TemplateHTMLOutputModel title, String svg) {}

  /** A table; the columns do not count the one of the labels. */
  public record Table(
      String label, List<TemplateHTMLOutputModel> columns, List<Row> rows, String note) {}

  /** A row of a table. */
  public record Row(
      String swatch, TemplateHTMLOutputModel label, List<TemplateHTMLOutputModel> cells) {}

  /** The files of a unit. */
  public record UnitFiles(TemplateHTMLOutputModel label, List<Page.Link> links) {}
}
