package org.ntkdynamics.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.judge.Verdict;

/**
 * What a page shows: the parts that the pages of all studies have in common. What one has alone
 * goes to its own template beside it, see {@link Report}. What the run directory tells by itself,
 * its title, provenance and files, every page has without being told.
 *
 * <p>All is public because the template engine reads only public classes; plain strings are escaped
 * by the template, {@link TemplateHTMLOutputModel} is markup.
 *
 * @param heading what the page is about
 * @param notices what a reader must know before any number
 * @param verdicts what the run comes to, at one glance
 * @param figures the pictures, each with the table that belongs below it
 * @param units its units in a table, with their files; null if the study shows them its own way
 * @param conventions what numbers and lines mean
 */
public record Page(
    Heading heading,
    List<Notice> notices,
    List<Fact> verdicts,
    List<Figure> figures,
    @Nullable Units units,
    List<Fact> conventions) {

  /** A page whose study shows results and units in its own template. */
  public Page(Heading heading, List<Notice> notices, List<Fact> conventions) {
    this(heading, notices, List.of(), List.of(), null, conventions);
  }

  /**
   * What a page is about.
   *
   * @param kicker what kind of experiment it is
   * @param subject the same in short, after the name of the run in the title of the window
   * @param intro what was measured and why, for a reader who is new to it
   * @param spec what was asked for
   * @param sources the papers behind it
   */
  public record Heading(
      String kicker, String subject, String intro, List<Fact> spec, List<Source> sources) {

    /** The introduction with its symbols set. */
    public TemplateHTMLOutputModel introduction() {
      return Notation.html(intro);
    }
  }

  /** A paper: who, what, where. */
  public record Source(String authors, String work, String place) {}

  /**
   * A term and what it is.
   *
   * @param badge the verdict on it; null where nothing is judged
   */
  public record Fact(
      TemplateHTMLOutputModel term, @Nullable Badge badge, TemplateHTMLOutputModel value) {

    /** A term that nothing judges. */
    public Fact(TemplateHTMLOutputModel term, TemplateHTMLOutputModel value) {
      this(term, null, value);
    }

    /** Of plain text, whose symbols are set. */
    public static Fact of(String term, String value) {
      return new Fact(Notation.html(term), Notation.html(value));
    }
  }

  /** How a verdict looks, wherever one stands: its words, its sign, the name of its style. */
  public record Badge(String words, String sign, String style) {

    /** The badge of a verdict. */
    public static Badge of(Verdict verdict) {
      return switch (verdict) {
        case HOLDS -> new Badge(verdict.words(), "✓", "holds");
        case HOLDS_AS_CORRECTED -> new Badge(verdict.words(), "≈", "corrected");
        case FAILS -> new Badge(verdict.words(), "✗", "fails");
        case UNDECIDED -> new Badge(verdict.words(), "?", "undecided");
      };
    }
  }

  /**
   * Something a reader must know.
   *
   * @param severe whether a unit came to a bad end, rather than to no end yet
   */
  public record Notice(boolean severe, TemplateHTMLOutputModel unit, String text) {}

  /**
   * A picture of several panels.
   *
   * @param id an HTML id
   * @param name what the table of contents calls it
   * @param lines what colours and markers mean
   * @param strokes what kinds of line mean
   * @param columns how many panels stand side by side
   * @param table what the picture shows in numbers; null if there is none
   */
  public record Figure(
      String id,
      String name,
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

  /** A table; the columns do not count the one of the labels. See {@link Columns}. */
  public record Table(
      String label, List<TemplateHTMLOutputModel> columns, List<Row> rows, String note) {}

  /** A row of a table. */
  public record Row(
      String swatch, TemplateHTMLOutputModel label, List<TemplateHTMLOutputModel> cells) {}

  /**
   * The units of a run.
   *
   * @param name what they are, a plural
   * @param table a row or several a unit
   * @param files the files of each
   * @param note what is in those files
   */
  public record Units(String name, Table table, List<UnitFiles> files, String note) {}

  /** The files of a unit. */
  public record UnitFiles(TemplateHTMLOutputModel label, List<Link> links) {}

  /** A file beside the page. */
  public record Link(String href, String text) {}
}
