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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

  /**
   * The same, unless there is a page that shows more than is left to draw from: that of a run which
   * was stored without its tables.
   *
   * @throws StoreException if files are not there that the page was drawn from; it names them
   */
  public static Path writeAgain(RunDirectory run) {
    List<String> missing = missing(run);
    if (!missing.isEmpty()) {
      throw new StoreException(
          run.reportFile()
              + ": was drawn from files that are not there any more ("
              + String.join(", ", missing)
              + ") and would lose what it shows of them; bring them back, or draw it without them"
              + " by --force");
    }
    return write(run);
  }

  private static List<String> missing(RunDirectory run) {
    if (!Files.isRegularFile(run.reportFile())) {
      return List.of();
    }
    try {
      return DrawnFrom.of(run).missing(DrawnFrom.of(Files.readString(run.reportFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(run.reportFile() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The page. */
  static String html(RunDirectory run) {
    return run.config()
        .choose(
            new ExperimentConfig.Cases<>() {
              @Override
              public String labelAwareness(LabelAwarenessConfig config) {
                return filled(run, "report.ftlh", labelAwarenessModel(run, config));
              }

              @Override
              public String drift(DriftConfig config) {
                return ensemble(run, new DriftPageBuilder(run, config).build());
              }

              @Override
              public String dispersion(DispersionConfig config) {
                return ensemble(run, new DispersionPageBuilder(run, config).build());
              }

              @Override
              public String kernelRatio(KernelRatioConfig config) {
                return ensemble(run, new RatioPageBuilder(run, config).build());
              }

              @Override
              public String claims(ClaimsConfig config) {
                return filled(
                    run, "claims.ftlh", Map.of("page", new ClaimsPageBuilder(run, config).build()));
              }

              @Override
              public String correlators(CorrelatorsConfig config) {
                return ensemble(run, new CorrelatorPageBuilder(run, config).build());
              }

              @Override
              public String expectedNtk(ExpectedNtkConfig config) {
                return ensemble(run, new ExpectedNtkPageBuilder(run, config).build());
              }

              @Override
              public String spectrum(SpectrumConfig config) {
                return ensemble(run, new SpectrumPageBuilder(run, config).build());
              }

              @Override
              public String catapult(CatapultConfig config) {
                return ensemble(run, new CatapultPageBuilder(run, config).build());
              }

              @Override
              public String firstStep(FirstStepConfig config) {
                return ensemble(run, new FirstStepPageBuilder(run, config).build());
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
        "jumpRule",
        LossJumpTexts.RULE,
        "colourBar",
        HeatmapImage.colourBar(),
        "betweenSwatch",
        LineChart.swatch(UnitStyle.BETWEEN_CLASSES));
  }

  private static String ensemble(RunDirectory run, EnsemblePage.Root page) {
    return filled(run, "ensemble.ftlh", Map.of("page", page));
  }

  private static String filled(RunDirectory run, String name, Map<String, Object> page) {
    Map<String, Object> model = new HashMap<>(page);
    model.put("title", RunTitle.of(run));
    model.put("drawnFrom", DrawnFrom.of(run).text());
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
