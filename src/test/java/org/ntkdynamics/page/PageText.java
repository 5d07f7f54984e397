package org.ntkdynamics.page;

import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import org.ntkdynamics.judge.Verdict;

/** What a page says, without its scripts and the packed numbers of its charts. */
public final class PageText {
  private PageText() {}

  /** How a page shows a verdict, wherever one stands. */
  public static String badge(Verdict verdict) {
    Page.Badge badge = Page.Badge.of(verdict);
    return String.format(
        "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> %s</span>",
        badge.style(), badge.sign(), badge.words());
  }

  /** The page without them. */
  public static String of(String html) {
    return html.replaceAll("(?s)<(script|metadata)\\b.*?</\\1>", "");
  }

  /** A text of a page as its template prints it. */
  public static String markup(TemplateHTMLOutputModel text) {
    try {
      return text.getOutputFormat().getMarkupString(text);
    } catch (TemplateModelException e) {
      throw new AssertionError(e);
    }
  }

  /** The same without tags. */
  static String plain(TemplateHTMLOutputModel text) {
    return markup(text).replaceAll("<[^>]*>", "");
  }
}
