package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.Phase;

/**
 * What a number came to in each phase, in words for the first paragraph of a page: {@code 0.91 to
 * 0.98 in the ordered phase (σw² = 1.0 to 1.5) and 0.41 at the edge of chaos (σw² = 2.0)}.
 *
 * @param <T> what has the number, such as a network
 * @param sigmaW2 the weight variance of one
 * @param words what those of one phase came to
 */
public record PhaseRanges<T>(ToDoubleFunction<T> sigmaW2, Function<List<T>, String> words) {

  /** Of numbers, said with three digits; where one is NaN it is left out. */
  public static <T> String of(
      List<T> items, ToDoubleFunction<T> sigmaW2, ToDoubleFunction<T> value) {
    return new PhaseRanges<T>(sigmaW2, own -> range(own, value, Numbers::threeDigits))
        .say(items.stream().filter(item -> !Double.isNaN(value.applyAsDouble(item))).toList());
  }

  /** From the least to the greatest number of one item or several. */
  public static <T> String range(
      List<T> items, ToDoubleFunction<T> value, DoubleFunction<String> words) {
    var ends = items.stream().mapToDouble(value).summaryStatistics();
    return between(words.apply(ends.getMin()), words.apply(ends.getMax()));
  }

  /** Phase by phase; empty if there is nothing to say. */
  public String say(List<T> items) {
    List<String> parts = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      List<T> own =
          items.stream().filter(item -> Phase.of(sigmaW2.applyAsDouble(item)) == phase).toList();
      if (!own.isEmpty()) {
        parts.add(
            words.apply(own)
                + (phase == Phase.EDGE_OF_CHAOS ? " at the " : " in the ")
                + phase.label()
                + variances(own));
      }
    }
    return Words.and(parts).replace(" %", "\u00a0%");
  }

  private String variances(List<T> items) {
    return " (σw² = " + range(items, sigmaW2, Double::toString) + ")";
  }

  private static String between(String low, String high) {
    return low.equals(high) ? low : low + " to " + high;
  }
}
