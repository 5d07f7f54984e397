package org.ntkdynamics.metrics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * How the relative change of the NTK goes with depth, over the networks of one phase and width: the
 * least-squares line of {@code ln(change)} on the number L of weight layers, a point a network,
 * with Student's intervals.
 *
 * <p>A description: what the paper states of it is judged elsewhere. Seeds are independent, so the
 * points are; where the true law is curved the residuals, and so the intervals, are larger.
 *
 * @param networks how many points the line is drawn through
 * @param slope the slope, per weight layer
 * @param low the lower end of its 95 % interval
 * @param high the upper end
 * @param perLayer the slope of the change itself, by the same method, per weight layer
 * @param shallowest the line at the least depth
 * @param deepest the line at the greatest depth
 */
public record DepthTrend(
    int networks,
    double slope,
    double low,
    double high,
    double perLayer,
    Level shallowest,
    Level deepest) {
  /** The confidence of all intervals. */
  public static final double CONFIDENCE = 0.95;

  private static final int FEWEST = 3;

  /**
   * A network.
   *
   * @param depth its weight layers L
   * @param change the relative change of its kernel
   */
  public record Point(int depth, double change) {
    boolean hasLogarithm() {
      return change > 0 && Double.isFinite(change);
    }
  }

  /**
   * The line at a depth: the geometric mean of the change there.
   *
   * @param depth the weight layers L
   * @param change the value of the line
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   */
  public record Level(int depth, double change, double low, double high) {
    private static Level of(SimpleRegression logarithm, int depth, double meanDepth) {
      double away = depth - meanDepth;
      double variance = 1.0 / logarithm.getN() + away * away / logarithm.getXSumSquares();
      double error = Math.sqrt(logarithm.getMeanSquareError() * variance);
      double quantile =
          new TDistribution(logarithm.getN() - 2.0)
              .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
      double line = logarithm.predict(depth);
      return new Level(
          depth,
          Math.exp(line),
          Math.exp(line - quantile * error),
          Math.exp(line + quantile * error));
    }
  }

  /**
   * The trend through networks whose change is finite and above 0; the others are left out.
   *
   * @return empty if that leaves fewer than three networks or fewer than two depths
   */
  public static Optional<DepthTrend> of(List<Point> points) {
    List<Point> used = points.stream().filter(Point::hasLogarithm).toList();
    if (used.size() < FEWEST || used.stream().map(Point::depth).distinct().count() < 2) {
      return Optional.empty();
    }
    SimpleRegression logarithm = new SimpleRegression();
    SimpleRegression linear = new SimpleRegression();
    for (Point point : used) {
      logarithm.addData(point.depth(), Math.log(point.change()));
      linear.addData(point.depth(), point.change());
    }
    double half = logarithm.getSlopeConfidenceInterval(1 - CONFIDENCE);
    double slope = logarithm.getSlope();
    var depths = used.stream().mapToInt(Point::depth).summaryStatistics();
    return Optional.of(
        new DepthTrend(
            used.size(),
            slope,
            slope - half,
            slope + half,
            linear.getSlope(),
            Level.of(logarithm, depths.getMin(), depths.getAverage()),
            Level.of(logarithm, depths.getMax(), depths.getAverage())));
  }
}
