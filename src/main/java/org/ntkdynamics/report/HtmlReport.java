package org.ntkdynamics.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.ntkdynamics.config.LabelAwarenessConfig;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;

/**
 * The report of a run: one HTML page that holds its pictures and its style, runs no script and asks
 * nothing of a network.
 *
 * <p>It is made from the run directory alone and can be made at any time, also of a run that is
 * unfinished or still being written. Thread-safe.
 */
public final class HtmlReport {
  private static final String TEMPLATE = "report.ftlh";
  private static final Configuration TEMPLATES = templates();

  private HtmlReport() {}

  /**
   * Writes index.html, replacing an older one atomically.
   *
   * @return the path of the page
   * @throws StoreException if the run is of a kind that has no report, or one of its files does not
   *     hold what it should
   * @throws UncheckedIOException if a file cannot be read or the page cannot be written
   */
  public static Path write(RunDirectory run) {
    AtomicFiles.write(run.reportFile(), html(run));
    return run.reportFile();
  }

  /** The page. */
  static String html(RunDirectory run) {
    if (!(run.config() instanceof LabelAwarenessConfig config)) {
      String kind = run.config().kind();
      throw new StoreException(run.root() + ": a run of kind " + kind + " has no report");
    }
    Map<String, Object> model =
        Map.of(
            "page",
            new PageBuilder(run, config).build(),
            "columns",
            MetricsColumns.groups(),
            "colourBar",
            HeatmapImage.colourBar(),
            "betweenSwatch",
            LineChart.swatch(UnitStyle.BETWEEN_CLASSES));
    StringWriter html = new StringWriter();
    try {
      Template template = TEMPLATES.getTemplate(TEMPLATE);
      template.process(model, html);
    } catch (TemplateException | IOException e) {
      throw new IllegalStateException("the report's own template is at fault", e);
    }
    return html.toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(HtmlReport.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setLogTemplateExceptions(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    return configuration;
  }
}
