package org.ntkdynamics.study;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which units of a run are worked on here: every n-th, so that a job array of n tasks works on all.
 *
 * @param number which of them, from 1
 * @param of how many there are
 */
public record Part(int number, int of) {
  /** All units. */
  public static final Part WHOLE = new Part(1, 1);

  public Part {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(
          "there is no part " + number + '/' + of + ": must be I/N with I of 1 to N");
    }
  }

  /**
   * Reads a text such as {@code 3/10}; the whole of null.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Part parse(@Nullable String text) {
    if (text == null) {
      return WHOLE;
    }
    String[] numbers = text.split("/", -1);
    try {
      if (numbers.length == 2) {
        return new Part(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      }
    } catch (NumberFormatException e) {
      throw notAPart(text, e);
    }
    throw notAPart(text, null);
  }

  private static IllegalArgumentException notAPart(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no part: must be I/N with I of 1 to N", cause);
  }

  /** Its units, in order. */
  List<? extends Unit> units(List<? extends Unit> all) {
    return IntStream.range(0, all.size())
        .filter(index -> index % of == number - 1)
        .mapToObj(all::get)
        .toList();
  }
}
