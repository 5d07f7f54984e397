package org.ntkdynamics.ensemble;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * Estimates the mean of a heavy-tailed number, and of its magnitude, from independent draws that
 * may lie beyond the range of a double. Thread-safe.
 */
public final class MeanEstimator {
  private MeanEstimator() {}

  /**
   * The sample mean with its bootstrap standard error s and the interval {@code m ± z s}. Where the
   * sample is too small for its tail (see {@code TailReach}), the interval is (-∞, ∞).
   *
   * @param draws at least 3
   * @param random the stream of the resampling
   * @throws IllegalArgumentException if there are fewer draws
   */
  public static ScaledEstimate mean(List<ScaledNumber> draws, UniformRandomProvider random) {
    ScaledNumber unit = unit(draws);
    double[] values = inUnits(draws, unit);
    double value = average(values);
    double error = standardError(values, random);
    double reach =
        TailReach.boundsRatio(values) ? Estimate.QUANTILE * error : Double.POSITIVE_INFINITY;
    return new ScaledEstimate(new Estimate(value, error, value - reach, value + reach), unit);
  }

  /**
   * The sample mean of doubles with its standard error s and the interval {@code m ± z s}, whose
   * upper end is ∞ where the sample is too small for its tail. What falls short of the mean has no
   * tail for numbers that are not negative, so that the lower end stands.
   *
   * @param sample {@code [N]}: at least 3 draws; a constant sample has an interval of no width
   * @throws IllegalArgumentException if there are fewer draws
   */
  public static Estimate mean(double[] sample) {
    int n = sample.length;
    if (n < DispersionEstimator.MIN_DRAWS) {
      throw new IllegalArgumentException("a mean needs at least 3 draws, but there are " + n);
    }
    double mean = average(sample);
    double squares = Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (n - 1.0) / n);
    boolean bounded = error == 0 || TailReach.boundsMean(sample);
    double high = bounded ? mean + Estimate.QUANTILE * error : Double.POSITIVE_INFINITY;
    return new Estimate(mean, error, mean - Estimate.QUANTILE * error, high);
  }

  /**
   * The sample mean of magnitudes with its bootstrap standard error s and the interval {@code m
   * e^{±z s/m}}, whose upper end is ∞ where the sample is too small for its tail.
   *
   * @param draws at least 3, of any sign
   * @param random the stream of the resampling
   * @throws IllegalArgumentException if there are fewer draws
   */
  public static ScaledEstimate magnitude(List<ScaledNumber> draws, UniformRandomProvider random) {
    ScaledNumber unit = unit(draws);
    double[] values = Arrays.stream(inUnits(draws, unit)).map(Math::abs).toArray();
    double value = average(values);
    double error = standardError(values, random);
    double factor = value > 0 ? Math.exp(Estimate.QUANTILE * error / value) : 1;
    boolean bounded = value == 0 || TailReach.boundsRatio(values);
    double high = bounded ? value * factor : Double.POSITIVE_INFINITY;
    return new ScaledEstimate(new Estimate(value, error, value / factor, high), unit);
  }

  /** The largest magnitude, rounded to a power of two; draws far below it count as 0. */
  private static ScaledNumber unit(List<ScaledNumber> draws) {
    if (draws.size() < DispersionEstimator.MIN_DRAWS) {
      throw new IllegalArgumentException(
          "a mean needs at least "
              + DispersionEstimator.MIN_DRAWS
              + " draws, but there are "
              + draws.size());
    }
    return draws.stream()
        .filter(draw -> draw.mantissa() != 0)
        .map(draw -> new ScaledNumber(1, draw.exponent()))
        .max(ScaledNumber::compareTo)
        .orElse(ScaledNumber.ONE);
  }

  private static double[] inUnits(List<ScaledNumber> draws, ScaledNumber unit) {
    return draws.stream().mapToDouble(draw -> draw.dividedBy(unit).toDouble()).toArray();
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double standardError(double[] values, UniformRandomProvider random) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return new GroupBootstrap(values, ones).deviation(random, (sum, count) -> sum / count);
  }
}
