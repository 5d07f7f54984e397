package org.ntkdynamics.report;

/**
 * The paper that a page of an ensemble experiment is about. Public because the template engine
 * reads only public classes.
 *
 * @param authors who wrote it
 * @param title what it is called
 * @param place where it appeared, and which parts are meant
 * @param filesNote what the files of a unit hold
 * @param namesFigures whether the links to the figures are called by their names
 */
public record Paper(
    String authors, String title, String place, String filesNote, boolean namesFigures) {
  static final Paper SK =
      new Paper(
          "Seleznova & Kutyniok",
          "Neural Tangent Kernel Beyond the Infinite-Width Limit: Effects of Depth and"
              + " Initialization",
          "ICML 2022, section 3 and appendices",
          "moments.csv holds every depth of a curve; samples.csv the first 1000 networks of its"
              + " greatest depth, Θ and its weights part each divided by its exact mean.",
          false);

  static final Paper SD =
      new Paper(
          "Shustin & Dogariu",
          "The Distribution of Elements of the Neural Tangent Kernel on Initialization in ReLU"
              + " Networks",
          "2022",
          "moments.csv holds every depth of a unit, with every digit.",
          true);
}
