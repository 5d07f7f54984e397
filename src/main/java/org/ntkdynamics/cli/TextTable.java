package org.ntkdynamics.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.theory.ScaledNumber;

/** A table in plain text: the first column to the left, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row with a cell a column. */
  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Ten significant digits at most. */
  static String cell(double value) {
    String text = String.format(Locale.ROOT, "%.10g", value);
    return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** The same for a number that a double may not hold. */
  static String cell(ScaledNumber value) {
    double plain = value.toDouble();
    boolean holds = Double.isFinite(plain) && (plain != 0 || value.mantissa() == 0);
    return holds ? cell(plain) : value.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String padding = " ".repeat(width(column) - length(row.get(column)));
        line.append(column == 0 ? row.get(column) + padding : GAP + padding + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  /** Combining accents, as in x̃, take no room. */
  private static int length(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }
}
