package org.ntkdynamics.study.firststep;

import java.util.List;

/**
 * A straight line through points by least squares.
 *
 * @param slope its slope
 * @param intercept its value at 0
 * @param slopeError the standard error of the slope that the points' errors give, as independent
 */
record Fit(double slope, double intercept, double slopeError) {
  /**
   * A point.
   *
   * @param error the standard error of y
   */
  record Point(double x, double y, double error) {}

  /** The line through some points; NaN through fewer than two. */
  static Fit of(List<Point> points) {
    double meanX = points.stream().mapToDouble(Point::x).average().orElse(Double.NaN);
    double meanY = points.stream().mapToDouble(Point::y).average().orElse(Double.NaN);
    double squares = 0;
    double products = 0;
    double errors = 0;
    for (Point point : points) {
      double x = point.x() - meanX;
      squares += x * x;
      products += x * (point.y() - meanY);
      errors += x * x * point.error() * point.error();
    }
    double slope = products / squares;
    return new Fit(slope, meanY - slope * meanX, Math.sqrt(errors) / squares);
  }

  boolean exists() {
    return Double.isFinite(slope);
  }

  double at(double x) {
    return intercept + slope * x;
  }
}
