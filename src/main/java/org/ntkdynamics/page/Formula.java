package org.ntkdynamics.page;

/**
 * Formulas in plain notation as HTML: {@code a^(L−1)} and {@code n_0} with raised and lowered text.
 */
final class Formula {
  private final String text;
  private final StringBuilder html = new StringBuilder();
  private int at;

  private Formula(String text) {
    this.text = text;
  }

  /**
   * Sets what follows {@code _} and {@code ^} low and high: a run of letters and digits, or what
   * stands in parentheses.
   *
   * @param escaped text that is escaped already
   */
  public static String html(String escaped) {
    Formula formula = new Formula(escaped);
    while (formula.at < escaped.length()) {
      formula.next();
    }
    return formula.html.toString();
  }

  private void next() {
    char c = text.charAt(at++);
    String inner = c == '_' || c == '^' ? operand() : "";
    if (inner.isEmpty()) {
      html.append(c);
    } else {
      String tag = c == '_' ? "sub" : "sup";
      html.append('<').append(tag).append('>').append(html(inner));
      html.append("</").append(tag).append('>');
    }
  }

  /** What is to be set low or high; empty, and nothing read, if there is nothing. */
  private String operand() {
    int end = at;
    if (end < text.length() && text.charAt(end) == '(') {
      end = closing();
      String inner = end < 0 ? "" : text.substring(at + 1, end);
      at = end < 0 ? at : end + 1;
      return inner;
    }
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String inner = text.substring(at, end);
    at = end;
    return inner;
  }

  private int closing() {
    int open = 0;
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        open++;
      } else if (text.charAt(i) == ')' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
