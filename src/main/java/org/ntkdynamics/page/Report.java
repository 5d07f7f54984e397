package org.ntkdynamics.page;

import java.util.Map;

/**
 * The content of a report: what a template shows.
 *
 * @param template the template's path among the resources
 * @param model what its names stand for
 */
public record Report(String template, Map<String, Object> model) {
  public Report {
    model = Map.copyOf(model);
  }

  /**
   * A report with a template of its own.
   *
   * @param owner a class of the package whose resources hold the template
   * @param file the template's name, such as {@code claims.ftlh}
   */
  public static Report of(Class<?> owner, String file, Map<String, Object> model) {
    return new Report(owner.getPackageName().replace('.', '/') + '/' + file, model);
  }

  /** A report in the form that most studies share. */
  public static Report of(EnsemblePage.Root page) {
    return of(Report.class, "ensemble.ftlh", Map.of("page", page));
  }
}
