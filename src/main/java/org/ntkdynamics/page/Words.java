package org.ntkdynamics.page;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;

/** Several things in one phrase. */
public final class Words {
  private Words() {}

  /** Such as {@code 1, 2, 3}. */
  public static String commas(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Such as {@code 1, 2 and 3}. */
  public static String and(List<String> values) {
    int last = values.size() - 1;
    return last < 1
        ? String.join("", values)
        : String.join(", ", values.subList(0, last)) + " and " + values.get(last);
  }

  /** How many there are, such as {@code 1 step} or {@code 2 steps}. */
  public static String plural(int count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
