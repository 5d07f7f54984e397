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
import org.ntkdynamics.config.CatapultConfig;
import org.ntkdynamics.config.ClaimsConfig;
import org.ntkdynamics.config.CorrelatorsConfig;
import org.ntkdynamics.config.DispersionConfig;
import org.ntkdynamics.config.DriftConfig;
import org.ntkdynamics.config.ExpectedNtkConfig;
import org.ntkdynamics.config.ExperimentConfig;
import org.ntkdynamics.config.FirstStepConfig;
import org.ntkdynamics.config.KernelRatioConfig;
import org.ntkdynamics.config.LabelAwarenessConfig;
import org.ntkdynamics.config.SpectrumConfig;
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
  private static final Configuration TEMPLATES = templates();

  private HtmlReport() {}

  /**
   * Writes index.html, replacing an older one atomically.
   *
   * @return the path of the page
   * @throws StoreException if one of its files does not hold what it should
   * @throws UncheckedIOException if a file cannot be read or the page cannot be written
   */
  public static Path write(RunDirectory run) {
    AtomicFiles.write(run.reportFile(), html(run));
    return run.reportFile();
  }

  /** The page. */
  static String html(RunDirectory run) {
    return run.config()
        .choose(
            new ExperimentConfig.Cases<>() {
              @Override
              public String labelAwareness(LabelAwarenessConfig config) {
                return filled("report.ftlh", labelAwarenessModel(run, config));
              }

              @Override
              public String drift(DriftConfig config) {
                return ensemble(new DriftPageBuilder(run, config).build());
              }

              @Override
              public String dispersion(DispersionConfig config) {
                return ensemble(new DispersionPageBuilder(run, config).build());
              }

              @Override
              public String kernelRatio(KernelRatioConfig config) {
                return ensemble(new RatioPageBuilder(run, config).build());
              }

              @Override
              public String claims(ClaimsConfig config) {
                return filled(
                    "claims.ftlh", Map.of("page", new ClaimsPageBuilder(run, config).build()));
              }

              @Override
              public String correlators(CorrelatorsConfig config) {
                return ensemble(new CorrelatorPageBuilder(run, config).build());
              }

              @Override
              public String expectedNtk(ExpectedNtkConfig config) {
                return ensemble(new ExpectedNtkPageBuilder(run, config).build());
              }

              @Override
              public String spectrum(SpectrumConfig config) {
                return ensemble(new SpectrumPageBuilder(run, config).build());
              }

              @Override
              public String catapult(CatapultConfig config) {
                return ensemble(new CatapultPageBuilder(run, config).build());
              }

              @Override
              public String firstStep(FirstStepConfig config) {
                return ensemble(new FirstStepPageBuilder(run, config).build());
              }
            });
  }

  private static Map<String, Object> labelAwarenessModel(
      RunDirectory run, LabelAwarenessConfig config) {
    return Map.of(
        "page",
        new PageBuilder(run, config).build(),
        "columns",
        MetricsColumns.groups(),
        "colourBar",
        HeatmapImage.colourBar(),
        "betweenSwatch",
        LineChart.swatch(UnitStyle.BETWEEN_CLASSES));
  }

  private static String ensemble(EnsemblePage.Root page) {
    return filled("ensemble.ftlh", Map.of("page", page));
  }

  private static String filled(String name, Map<String, Object> model) {
    StringWriter html = new StringWriter();
    try {
      Template template = TEMPLATES.getTemplate(name);
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
