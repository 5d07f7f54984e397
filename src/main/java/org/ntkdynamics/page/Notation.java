package org.ntkdynamics.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.Map;

/** Text with the symbols of the papers, as HTML: escaped, then subscripts set as subscripts. */
public final class Notation {
  private static final Map<String, String> SYMBOLS =
      Map.of(
          "σw²", "σ<sub>w</sub>²",
          "σb²", "σ<sub>b</sub>²",
          "ΘW", "Θ<sub>W</sub>",
          "Θb", "Θ<sub>b</sub>",
          "Θd", "Θ<sub>d</sub>",
          "Θc", "Θ<sub>c</sub>",
          "Θn", "Θ<sub>n</sub>",
          "λmax", "λ<sub>max</sub>",
          "α0", "α<sub>0</sub>");

  private Notation() {}

  public static TemplateHTMLOutputModel html(String text) {
    return markup(withSymbols(text));
  }

  /** The same with {@code _} and {@code ^} set low and high. */
  public static TemplateHTMLOutputModel formula(String text) {
    return markup(Formula.html(withSymbols(text)));
  }

  private static String withSymbols(String text) {
    String html = HTMLOutputFormat.INSTANCE.escapePlainText(text);
    for (Map.Entry<String, String> symbol : SYMBOLS.entrySet()) {
      html = html.replace(symbol.getKey(), symbol.getValue());
    }
    return html;
  }

  private static TemplateHTMLOutputModel markup(String html) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("markup is taken as it is", e);
    }
  }
}
