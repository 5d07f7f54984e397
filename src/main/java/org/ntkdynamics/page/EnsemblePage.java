package org.ntkdynamics.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template of ensemble experiments shows. The records are public because the template
 * engine reads only public classes.
 */
public final class EnsemblePage {
  private EnsemblePage() {}

  /**
   * The whole page.
   *
   * @param heading what is known of the run as a whole
   * @param notices what a reader must know before any number
   * @param verdicts what the run comes to, at one glance
   * @param figures the pictures, each with the table that belongs below it
   * @param curves a row a curve
   * @param conventions what numbers and lines mean
   * @param files the files of the run that belong to no unit
   * @param unitFiles those that do
   * @param words what things are called on this page
   */
  public record Root(
      Heading heading,
      List<Page.Notice> notices,
      List<Page.Fact> verdicts,
      List<Figure> figures,
      Table curves,
      List<Page.Fact> conventions,
      List<Page.Link> files,
      List<UnitFiles> unitFiles,
      Words words) {
    public Root(
        Heading heading,
        List<Page.Notice> notices,
        List<Page.Fact> verdicts,
        List<Figure> figures,
        Table curves,
        List<Page.Fact> conventions,
        List<Page.Link> files,
        List<UnitFiles> unitFiles) {
      this(
          heading, notices, verdicts, figures, curves, conventions, files, unitFiles, Words.CURVES);
    }
  }

  /**
   * What things are called.
   *
   * @param subject what the page is about, after the name of the experiment
   * @param figures the name of each figure in the table of contents; empty for the usual ones
   * @param units what the units are, a plural
   * @param filesNote what is in the files of a unit
   * @param sources the papers behind the page
   */
  public record Words(
      String subject, List<String> figures, String units, String filesNote, List<Source> sources) {
    /** Those of experiments whose units are curves along depth. */
    static final Words CURVES =
        new Words(
            "the NTK of random networks",
            List.of(),
            "curves",
            "moments.csv holds every depth of a curve; samples.csv, if any, the first 1000 networks of its"
                + " greatest depth, Θ and its weights part each divided by its exact mean.",
            List.of(
                new Source(
                    "Seleznova & Kutyniok",
                    "Neural Tangent Kernel Beyond the Infinite-Width Limit: Effects of Depth and"
                        + " Initialization",
                    "ICML 2022, sections 3 and 4 and appendices")));
  }

  /** A paper: who, what, where. */
  public record Source(String authors, String work, String place) {}

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
   * @param lines what colours and markers mean
   * @param strokes what kinds of line mean
   * @param columns how many panels stand side by side
   * @param table what the picture shows in numbers; null if there is none
   */
  public record Figure(
      String id,
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
