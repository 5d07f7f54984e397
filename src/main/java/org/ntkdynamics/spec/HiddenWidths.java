package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The widths of the hidden layers: one number for all, or a number each, written {@code
 * 512,256x3,128} where {@code 256x3} stands for three layers of 256.
 *
 * @param widths one width for every layer, or a width a layer
 */
public record HiddenWidths(List<Integer> widths) {
  private static final Pattern RUN = Pattern.compile("\\s*(\\d{1,9})\\s*(?:x\\s*(\\d{1,6})\\s*)?");
  private static final String ALLOWED =
      "a positive integer, or a string such as 512,256x3,128 with a width a layer, each at most "
          + Limits.WIDTH;

  public HiddenWidths {
    widths = List.copyOf(widths);
    if (widths.isEmpty() || widths.stream().anyMatch(w -> w < 1 || w > Limits.WIDTH)) {
      throw new InvalidValueException("width", widths, ALLOWED);
    }
  }

  /** Reads an integer or the string form. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static HiddenWidths of(Object value) {
    if (value instanceof Integer width && width > 0) {
      return new HiddenWidths(List.of(width));
    }
    if (value instanceof String text) {
      return new HiddenWidths(parse(text));
    }
    throw new InvalidValueException("", value, ALLOWED);
  }

  /**
   * Reads a list of widths such as {@code 784,300x19,1}.
   *
   * @throws InvalidValueException if the text is not such a list, a width or a count is 0, or there
   *     are too many
   */
  public static List<Integer> parse(String text) {
    List<Integer> widths = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher run = RUN.matcher(part);
      if (!run.matches()) {
        throw new InvalidValueException("width", '"' + text + '"', ALLOWED);
      }
      int width = Integer.parseInt(run.group(1));
      int count = run.group(2) == null ? 1 : Integer.parseInt(run.group(2));
      if (width < 1 || count < 1) {
        throw new InvalidValueException("width", '"' + text + '"', ALLOWED);
      }
      if (widths.size() + (long) count > Limits.DEPTH) {
        throw new InvalidValueException(
            "width", '"' + text + '"', "at most " + Limits.DEPTH + " layers");
      }
      widths.addAll(Collections.nCopies(count, width));
    }
    return widths;
  }

  @JsonValue
  Object value() {
    return isConstant() ? widths.get(0) : toString();
  }

  /** Whether one number stands for all layers. */
  public boolean isConstant() {
    return widths.size() == 1;
  }

  /** The width of each of so many hidden layers. */
  List<Integer> expand(int hiddenLayers) {
    return isConstant() ? Collections.nCopies(hiddenLayers, widths.get(0)) : widths;
  }

  @Override
  public String toString() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
