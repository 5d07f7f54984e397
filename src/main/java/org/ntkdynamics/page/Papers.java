package org.ntkdynamics.page;

/** The papers that stand at the foot of pages. */
public final class Papers {
  private Papers() {}

  /**
   * Seleznova &amp; Kutyniok 2022.
   *
   * @param place what of it a page is about, after where it has appeared
   */
  public static Page.Source seleznovaKutyniok(String place) {
    return new Page.Source(
        "Seleznova & Kutyniok",
        "Neural Tangent Kernel Beyond the Infinite-Width Limit: Effects of Depth and Initialization",
        "ICML 2022" + (place.isEmpty() ? "" : ", " + place));
  }

  /**
   * Shustin &amp; Dogariu 2022.
   *
   * @param place the year, or what of it a page is about
   */
  public static Page.Source shustinDogariu(String place) {
    return new Page.Source(
        "Shustin & Dogariu",
        "The Distribution of Elements of the Neural Tangent Kernel on Initialization in ReLU"
            + " Networks",
        place);
  }
}
