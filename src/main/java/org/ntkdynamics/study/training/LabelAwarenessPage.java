package org.ntkdynamics.study.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.probe.ProbeFigures;

/**
 * What the template of label-awareness shows and no other. The records are public because the
 * template engine reads only public classes.
 */
final class LabelAwarenessPage {
  private LabelAwarenessPage() {}

  /**
   * What the page shows beside the parts that all pages have.
   *
   * @param units every unit
   * @param groups the units as they are drawn: those that differ in nothing but their seed together
   * @param figure the charts that show all units together
   * @param singles the same charts with every seed by itself; null if no group has several
   * @param results the last numbers of every unit
   * @param firstSteps what the first step did to the kernel, a row a unit that has both kernels;
   *     null if none has
   * @param explorer its kernels to walk through; null if there are none
   * @param learningRate the run's learning rate
   * @param probes the pictures of probes beyond those of metrics.csv
   */
  public record Root(
      List<Unit> units,
      List<Group> groups,
      Figure figure,
      @Nullable Figure singles,
      Page.Table results,
      Page.@Nullable Table firstSteps,
      @Nullable KernelExplorer explorer,
      String learningRate,
      List<ProbeFigures.Shown> probes) {}

  /**
   * The charts that show all units together.
   *
   * @param testLoss null if no test loss is known
   * @param trainLoss null if no loss is known
   * @param further charts of more numbers of the kernel; empty if there is no kernel
   */
  public record Figure(
      @Nullable String testLoss, @Nullable String trainLoss, List<FurtherChart> further) {}

  /** One more chart over all units. */
  public record FurtherChart(TemplateHTMLOutputModel title, String note, String svg) {}

  /**
   * Networks that are drawn as one.
   *
   * @param id an HTML id
   * @param label what they are called
   * @param phase the name of their phase
   * @param look how they are drawn
   * @param ratios the chart of {@code Θc/Θd} and {@code Θn/Θd}; null if there is no kernel, or only
   *     one unit, which has its own
   * @param units those in it, one or more
   */
  public record Group(
      String id,
      TemplateHTMLOutputModel label,
      String phase,
      Look look,
      @Nullable String ratios,
      List<Unit> units) {}

  /**
   * One unit.
   *
   * @param id an HTML id
   * @param label what it is called
   * @param phase the name of its phase
   * @param look how it is drawn
   * @param state how it is, in a few words
   * @param ratios the chart of {@code Θc/Θd} and {@code Θn/Θd}; null if there is no kernel
   * @param heatmaps its kernels at chosen steps
   * @param table all its kernel steps
   * @param files its files
   * @param unrecorded which kernels of the table are not in the run directory; empty if all are
   */
  public record Unit(
      String id,
      TemplateHTMLOutputModel label,
      String phase,
      Look look,
      State state,
      @Nullable String ratios,
      List<Heatmap> heatmaps,
      List<TableRow> table,
      TrainingFiles files,
      String unrecorded) {}

  /** How a unit is drawn: its colour in CSS, and a piece of its curve. */
  public record Look(String colour, String swatch) {}

  /** How a unit is: a word, whether that is a bad end, and the last step. */
  public record State(String word, boolean severe, String step) {}

  /**
   * A kernel as a picture.
   *
   * @param step its step
   * @param image the address of the picture
   * @param samples the number of rows
   * @param blocks its classes along an edge; empty if they are not known
   * @param scale its colours
   */
  public record Heatmap(
      String step, String image, int samples, List<Block> blocks, ScaleText scale) {}

  /** A class along the edge of a kernel: its label, first row and number of rows. */
  public record Block(String label, int start, int size) {}

  /** The values at the ends and in the middle of the colours, and what is out of the ordinary. */
  public record ScaleText(String low, String middle, String high, List<String> notes) {}

  /** A kernel step. */
  public record TableRow(String step, List<String> cells) {}
}
