package org.ntkdynamics.judge;

import java.util.List;

/**
 * That label-awareness of the kernel pays: regression with the kernel of a trained network answers
 * test images better than regression with that of the same network before training.
 *
 * <p>The sign test of McNemar: of the test images that one of both alone gets right, the share that
 * is the trained kernel's, with the interval of Clopper and Pearson, lies wholly above ½. It is
 * judged for each network by itself, as networks share their test images.
 */
public final class RegressionStatement {
  private static final Threshold EVEN =
      Threshold.of(
          0.5,
          "½: were both kernels as good, an image that one of them alone gets right would be as"
              + " often the one's as the other's");

  private RegressionStatement() {}

  /**
   * What one network says.
   *
   * @param setting which network, and at which step its kernel was taken
   * @param gained how many test images the trained kernel alone gets right
   * @param lost how many the initial kernel alone gets right
   * @return empty if there is no such image: nothing measured judges nothing
   */
  public static List<Finding> finding(String setting, int gained, int lost) {
    return gained + lost == 0
        ? List.of()
        : List.of(
            Finding.against(
                EVEN,
                setting + ": share of the trained kernel in what one kernel alone gets right",
                new Rule.Bound(true, 0),
                Measurement.share(gained, gained + lost)));
  }
}
