package org.ntkdynamics.judge;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * That in a phase neural collapse and the block structure of the features' kernel come together. No
 * paper says so of the phases; the rule is ours, fixed before any network was trained for it, and
 * asks three things of every network of the phase:
 *
 * <ol>
 *   <li>it collapses: NC1 ends at {@link #COLLAPSED} of its start at most;
 *   <li>the features' kernel ends no farther than {@link #BLOCKS} from the kernel of the labels;
 *   <li>they go together: the rank correlation (Spearman's) of NC1 and that distance over the
 *       kernel steps is at least {@link #TOGETHER}.
 * </ol>
 *
 * <p>The numbers are those of the networks that were trained and no estimates, so that they have no
 * intervals.
 */
public final class CollapseStatement {
  /** The share of its start that NC1 may end at. */
  public static final double COLLAPSED = 0.1;

  /** How far the features' kernel may end from that of the labels. */
  public static final double BLOCKS = 0.5;

  /** The least rank correlation. */
  public static final double TOGETHER = 0.8;

  private static final int LEAST_STEPS = 4;

  private static final Threshold COLLAPSED_THRESHOLD =
      Threshold.of(COLLAPSED, "a fall to a tenth is a collapse");
  private static final Threshold BLOCKS_THRESHOLD =
      Threshold.of(BLOCKS, "of a kernel of blocks more than half is in the blocks");
  private static final Threshold TOGETHER_THRESHOLD =
      Threshold.of(TOGETHER, "a rank correlation of 0.8 is a close one");

  private CollapseStatement() {}

  /**
   * One network.
   *
   * @param name which, in words
   * @param nc1 NC1 at each kernel step, first to last
   * @param distance the distance of the features' kernel from that of the labels, likewise
   */
  public record Course(String name, List<Double> nc1, List<Double> distance) {
    public Course {
      nc1 = List.copyOf(nc1);
      distance = List.copyOf(distance);
      if (nc1.size() != distance.size()) {
        throw new IllegalArgumentException(
            nc1.size() + " and " + distance.size() + " are not one number a step");
      }
    }

    private boolean isJudged() {
      return nc1.size() >= LEAST_STEPS
          && nc1.stream().allMatch(Double::isFinite)
          && distance.stream().allMatch(Double::isFinite);
    }

    private double fall() {
      return nc1.get(nc1.size() - 1) / nc1.get(0);
    }

    private double end() {
      return distance.get(distance.size() - 1);
    }

    private double correlation() {
      return new SpearmansCorrelation().correlation(array(nc1), array(distance));
    }

    private static double[] array(List<Double> numbers) {
      return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * What the networks of one phase say.
   *
   * @return empty if a network has fewer than four kernel steps or a number that is none, or there
   *     is no network
   */
  public static List<Finding> findings(List<Course> courses) {
    if (!courses.stream().allMatch(Course::isJudged)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Course course : courses) {
      findings.add(
          finding(
              course,
              "NC1 at the last step over NC1 at the first",
              COLLAPSED_THRESHOLD,
              false,
              course.fall()));
      findings.add(
          finding(
              course,
              "distance of κ from the label kernel at the last step",
              BLOCKS_THRESHOLD,
              false,
              course.end()));
      findings.add(
          finding(
              course,
              "rank correlation of NC1 and that distance over the kernel steps",
              TOGETHER_THRESHOLD,
              true,
              course.correlation()));
    }
    return findings;
  }

  private static Finding finding(
      Course course, String quantity, Threshold threshold, boolean isLeast, double value) {
    return Finding.against(
        threshold,
        course.name() + ": " + quantity,
        new Rule.Bound(isLeast, 0),
        Measurement.computed(value));
  }
}
