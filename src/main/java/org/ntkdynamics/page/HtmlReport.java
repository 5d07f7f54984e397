package org.ntkdynamics.page;

import org.ntkdynamics.study.catapult.CatapultPageBuilder;
import org.ntkdynamics.study.claims.ClaimsPageBuilder;
import org.ntkdynamics.study.shustin.CorrelatorPageBuilder;
import org.ntkdynamics.study.curves.DispersionPageBuilder;
import org.ntkdynamics.study.training.DriftPageBuilder;
import org.ntkdynamics.study.shustin.ExpectedNtkPageBuilder;
import org.ntkdynamics.study.firststep.FirstStepPageBuilder;
import org.ntkdynamics.chart.HeatmapImage;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.study.training.LossJumpTexts;
import org.ntkdynamics.study.training.MetricsColumns;
import org.ntkdynamics.study.training.PageBuilder;
import org.ntkdynamics.study.curves.RatioPageBuilder;
import org.ntkdynamics.study.spectrum.SpectrumPageBuilder;
import org.ntkdynamics.chart.UnitStyle;
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
import org.ntkdynamics.study.catapult.CatapultSpec;
import org.ntkdynamics.study.claims.ClaimsSpec;
import org.ntkdynamics.study.shustin.CorrelatorsSpec;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.training.DriftSpec;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.firststep.FirstStepSpec;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.study.training.LabelAwarenessSpec;
import org.ntkdynamics.study.spectrum.SpectrumSpec;
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
  public static String html(RunDirectory run) {
    return run.config()
        .choose(
            new Spec.Cases<>() {
              @Override
              public String labelAwareness(LabelAwarenessSpec config) {
                return filled(run, "report.ftlh", labelAwarenessModel(run, config));
              }

              @Override
              public String drift(DriftSpec config) {
                return ensemble(run, new DriftPageBuilder(run, config).build());
              }

              @Override
              public String dispersion(DispersionSpec config) {
                return ensemble(run, new DispersionPageBuilder(run, config).build());
              }

              @Override
              public String kernelRatio(KernelRatioSpec config) {
                return ensemble(run, new RatioPageBuilder(run, config).build());
              }

              @Override
              public String claims(ClaimsSpec config) {
                return filled(
                    run, "claims.ftlh", Map.of("page", new ClaimsPageBuilder(run, config).build()));
              }

              @Override
              public String correlators(CorrelatorsSpec config) {
                return ensemble(run, new CorrelatorPageBuilder(run, config).build());
              }

              @Override
              public String expectedNtk(ExpectedNtkSpec config) {
                return ensemble(run, new ExpectedNtkPageBuilder(run, config).build());
              }

              @Override
              public String spectrum(SpectrumSpec config) {
                return ensemble(run, new SpectrumPageBuilder(run, config).build());
              }

              @Override
              public String catapult(CatapultSpec config) {
                return ensemble(run, new CatapultPageBuilder(run, config).build());
              }

              @Override
              public String firstStep(FirstStepSpec config) {
                return ensemble(run, new FirstStepPageBuilder(run, config).build());
              }
            });
  }

  private static Map<String, Object> labelAwarenessModel(
      RunDirectory run, LabelAwarenessSpec config) {
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
