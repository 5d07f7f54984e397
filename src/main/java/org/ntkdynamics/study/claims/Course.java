package org.ntkdynamics.study.claims;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.ntkdynamics.judge.LabelStatements;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.table.Column;

/**
 * What is known of a training.
 *
 * @param seed of the network
 * @param points its kernel steps, ascending from step 0 on, and where it diverged the step at which
 *     it did
 */
record Course(long seed, List<Point> points) {
  /** Copies the points. */
  Course {
    points = List.copyOf(points);
  }

  /**
   * A kernel step.
   *
   * @param step the step
   * @param trainLoss empty where it was not evaluated
   * @param testLoss empty where it was not evaluated
   * @param labelAwareness what equation (23) gives
   * @param kernelDistance 1 - cos of the kernel and that of the kernel step before
   * @param relativeChange ‖Θ_t - Θ_0‖/‖Θ_0‖
   */
  record Point(
      int step,
      OptionalDouble trainLoss,
      OptionalDouble testLoss,
      @Column("") LabelAwareness labelAwareness,
      double kernelDistance,
      double relativeChange) {
    /** Where a training diverged. */
    static Point lost(int step) {
      return new Point(
          step,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          new LabelAwareness(
              Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
          Double.NaN,
          Double.NaN);
    }

    private double gap() {
      return TrainingTrial.gap(labelAwareness);
    }
  }

  /**
   * Θc/Θd - Θn/Θd at the last kernel step up to a step; NaN if the training diverged before.
   *
   * @throws IllegalArgumentException if there is no such kernel step
   */
  double gap(int step) {
    return upTo(step).gap();
  }

  /**
   * ‖Θ_t - Θ_0‖/‖Θ_0‖ at the last kernel step t up to a step; NaN if the training diverged before.
   *
   * @throws IllegalArgumentException as {@link #gap} does
   */
  double change(int step) {
    return upTo(step).relativeChange();
  }

  /**
   * What the network came to know of the labels; NaN is what was not evaluated, and what is of the
   * end of a training that diverged.
   *
   * @param steps of the training, of which a tenth counts as early
   */
  LabelStatements.Course labels(int steps) {
    Point best = Collections.min(points, Comparator.comparingDouble(Course::testLoss));
    Point end = points.get(points.size() - 1);
    double leastTestLoss = testLoss(best);
    double testLoss = testLoss(end);
    return new LabelStatements.Course(
        best.gap(),
        leastTestLoss,
        1 - end.labelAwareness().thetaCOverD(),
        testLoss - leastTestLoss,
        testLoss - end.trainLoss().orElse(Double.NaN),
        path(steps / 10) / path(steps));
  }

  /**
   * What its kernel became; NaN if the training diverged before.
   *
   * @param steps of the training
   */
  KernelGrowth growth(int steps) {
    return new KernelGrowth(gap(steps) - gap(0), gap(steps / 3) - gap(0), change(steps));
  }

  private static double testLoss(Point point) {
    return point.testLoss().orElse(Double.NaN);
  }

  /** The sum of the kernel distances between neighbouring kernel steps up to a step. */
  private double path(int step) {
    return points.stream()
        .filter(point -> point.step() <= step)
        .mapToDouble(Point::kernelDistance)
        .reduce(0, Double::sum);
  }

  private Point upTo(int step) {
    return points.stream()
        .filter(point -> point.step() <= step)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalArgumentException("no kernel up to step " + step));
  }
}
