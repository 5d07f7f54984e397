package org.ntkdynamics.page;

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
}
