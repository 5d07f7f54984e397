package org.ntkdynamics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * An axis: where a value is drawn, how far the axis goes and what stands beside it. Positions are
 * values that a function has made linear.
 *
 * @param scale what kind of axis it is
 * @param position from a value to its position; NaN where a value cannot be drawn
 * @param low the position at which the axis begins
 * @param high the position at which it ends
 * @param ticks the positions that are labelled, ascending
 * @param minor further positions with a fainter line
 */
public record Axis(
    Scale scale,
    DoubleUnaryOperator position,
    double low,
    double high,
    List<Tick> ticks,
    List<Double> minor) {

  /** How values lie along an axis. */
  public enum Scale {
    /** At equal distances. */
    LINEAR,
    /** By their logarithm. */
    LOGARITHMIC,
    /** By their logarithm, and 0 at {@link Axis#STEP_ZERO}. */
    STEPS,
    /** At equal distances; they are decimal logarithms themselves and labelled as powers. */
    DECADES
  }

  /** Where step 0 is drawn on a logarithmic axis: half a decade before step 1. */
  public static final double STEP_ZERO = -0.5;

  private static final double STEP_MARGIN = 0.2;
  private static final double MARGIN = 0.05;
  private static final double DECADES_MARGIN = 0.06;
  private static final double LEAST_DECADES = 0.5;
  private static final int MOST_TICKS = 7;
  private static final List<Long> NICE = List.of(1L, 2L, 5L);
  private static final int MOST_DECADES_WITH_MINOR_LINES = 6;

  /**
   * A labelled position.
   *
   * @param position where it stands
   * @param label what stands there
   */
  public record Tick(double position, String label) {}

  /** Steps from 0 to a last one, logarithmic from step 1 on. */
  public static Axis steps(int last) {
    double end = Math.log10(Math.max(last, 2));
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(STEP_ZERO, "0"));
    ticks.addAll(logarithmicTicks(0, end));
    return new Axis(
        Scale.STEPS,
        step -> step < 1 ? STEP_ZERO : Math.log10(step),
        STEP_ZERO - STEP_MARGIN,
        end + STEP_MARGIN * end / (1 + end),
        ticks,
        minorLines(0, end));
  }

  /** A logarithmic axis that holds the positive ones among some values. */
  public static Axis logarithmic(DoubleStream values) {
    var range = values.filter(v -> v > 0 && v <= Double.MAX_VALUE).summaryStatistics();
    double min = range.getCount() == 0 ? 0 : Math.log10(range.getMin());
    double max = range.getCount() == 0 ? 1 : Math.log10(range.getMax());
    double missing = Math.max(0, LEAST_DECADES - (max - min)) / 2;
    double margin = MARGIN * Math.max(max - min, LEAST_DECADES);
    double low = min - missing - margin;
    double high = max + missing + margin;
    return new Axis(
        Scale.LOGARITHMIC,
        value -> value > 0 ? Math.log10(value) : Double.NaN,
        low,
        high,
        logarithmicTicks(low, high),
        minorLines(low, high));
  }

  /** A linear axis that holds some values and a range that is always shown. */
  public static Axis linear(double from, double to, DoubleStream values) {
    var range =
        DoubleStream.concat(DoubleStream.of(from, to), values.filter(Double::isFinite))
            .summaryStatistics();
    double margin = MARGIN * (range.getMax() - range.getMin());
    double low = range.getMin() - margin;
    double high = range.getMax() + margin;
    return new Axis(Scale.LINEAR, value -> value, low, high, linearTicks(low, high), List.of());
  }

  /** A linear axis that holds some values, and from 0 or their one value to one more if need be. */
  public static Axis linear(DoubleStream values) {
    var range = values.filter(Double::isFinite).summaryStatistics();
    double low = range.getCount() == 0 ? 0 : range.getMin();
    double high = range.getCount() == 0 ? 0 : range.getMax();
    return linear(low, high > low ? high : low + 1, DoubleStream.empty());
  }

  /** An axis that holds some decimal logarithms; its labels are powers of ten. */
  public static Axis decades(DoubleStream logarithms) {
    var range = logarithms.filter(Double::isFinite).summaryStatistics();
    double min = range.getCount() == 0 ? 0 : range.getMin();
    double max = range.getCount() == 0 ? 1 : range.getMax();
    double margin = DECADES_MARGIN * Math.max(1, max - min);
    double low = min - margin;
    double high = max + margin;
    long step = decadesApart(high - low);
    List<Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(new Tick(k * step, Numbers.powerOfTen((int) (k * step))));
    }
    return new Axis(Scale.DECADES, value -> value, low, high, ticks, List.of());
  }

  /** 1, 2 or 5 times a power of ten, so that there are not too many ticks. */
  private static long decadesApart(double range) {
    long step = 1;
    long ten = 1;
    for (int i = 1; range / step > MOST_TICKS; i++) {
      ten *= i % NICE.size() == 0 ? 10 : 1;
      step = NICE.get(i % NICE.size()) * ten;
    }
    return step;
  }

  private static List<Tick> linearTicks(double low, double high) {
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / 2)));
    while ((high - low) / step > MOST_TICKS) {
      step *= isOneTimesPowerOfTen(step) ? 2 : isTwoTimesPowerOfTen(step) ? 2.5 : 2;
    }
    List<Double> places = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      places.add(i * step);
    }
    boolean isPlain = places.stream().allMatch(Numbers::isPlain);
    return labelled(places, isPlain ? Numbers::brief : Numbers::scientific);
  }

  /** In one notation: with powers of ten where one of them needs it. */
  private static List<Tick> labelled(List<Double> places, DoubleFunction<String> label) {
    return places.stream().map(place -> new Tick(place, label.apply(place))).toList();
  }

  private static boolean isOneTimesPowerOfTen(double step) {
    return Math.abs(Math.log10(step) - Math.rint(Math.log10(step))) < 1e-9;
  }

  private static boolean isTwoTimesPowerOfTen(double step) {
    return isOneTimesPowerOfTen(step / 2);
  }

  /** Powers of ten if there are enough, else their multiples by 2 and 5 too, else all multiples. */
  private static List<Tick> logarithmicTicks(double low, double high) {
    List<Double> places = logarithmicPlaces(low, high);
    return labelled(
        places,
        places.stream().allMatch(place -> Numbers.isPlainDecade(decade(place)))
            ? place -> Numbers.brief(Math.pow(10, place))
            : Axis::scientific);
  }

  /** Of a position, which is the decimal logarithm of a multiple of a power of ten. */
  private static String scientific(double position) {
    int decade = decade(position);
    long factor = Math.round(Math.pow(10, position - decade));
    return (factor == 1 ? "" : factor + "×") + Numbers.powerOfTen(decade);
  }

  private static int decade(double position) {
    return (int) Math.floor(position + 1e-9);
  }

  private static List<Double> logarithmicPlaces(double low, double high) {
    List<Double> decades = multiples(low, high, 1);
    if (decades.size() > MOST_TICKS) {
      return everySecond(decades);
    }
    if (decades.size() > 2) {
      return decades;
    }
    List<Double> some = multiples(low, high, 1, 2, 5);
    return some.size() > 2 ? some : multiples(low, high, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static List<Double> everySecond(List<Double> places) {
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < places.size(); i += 2) {
      kept.add(places.get(i));
    }
    return kept.size() > MOST_TICKS ? everySecond(kept) : kept;
  }

  private static List<Double> minorLines(double low, double high) {
    return high - low > MOST_DECADES_WITH_MINOR_LINES
        ? List.of()
        : multiples(low, high, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static List<Double> multiples(double low, double high, int... factors) {
    List<Double> places = new ArrayList<>();
    for (int decade = (int) Math.floor(low); decade <= high; decade++) {
      for (int factor : factors) {
        double place = decade + Math.log10(factor);
        if (place >= low && place <= high) {
          places.add(place);
        }
      }
    }
    return places;
  }
}
