package org.ntkdynamics.page;

import java.util.HashMap;
import java.util.Map;

/**
 * The content of a report: what a template shows.
 *
 * @param template the template's path among the resources
 * @param model what its names stand for; {@code page} is the {@link Page}
 */
public record Report(String template, Map<String, Object> model) {
  public Report {
    model = Map.copyOf(model);
  }

  /** A report that the shared parts make up. */
  public static Report of(Page page) {
    return of(Report.class, "figures.ftlh", page, Map.of());
  }

  /**
   * A report with parts of its own, in a template that builds on {@code page.ftlh}.
   *
   * @param owner a class of the package whose resources hold the template
   * @param file the template's name, such as {@code claims.ftlh}
   * @param own what the template shows beside the page, by the name it has there
   */
  public static Report of(Class<?> owner, String file, Page page, Map<String, Object> own) {
    Map<String, Object> model = new HashMap<>(own);
    model.put("page", page);
    return new Report(owner.getPackageName().replace('.', '/') + '/' + file, model);
  }
}
