package org.ntkdynamics.page;

/** What a page says, without its scripts and the packed numbers of its charts. */
public final class PageText {
  private PageText() {}

  /** The page without them. */
  public static String of(String html) {
    return html.replaceAll("(?s)<(script|metadata)\\b.*?</\\1>", "");
  }
}
