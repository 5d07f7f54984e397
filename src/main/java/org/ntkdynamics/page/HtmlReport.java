package org.ntkdynamics.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;

/**
 * The report of a run: one HTML page that holds its pictures, its style and its scripts, allows no
 * others and asks nothing of a network.
 *
 * <p>It is made from the run directory alone and can be made at any time, also of a run that is
 * unfinished or still being written. Thread-safe.
 */
public final class HtmlReport {
  private static final Configuration TEMPLATES = Templates.saying(HTMLOutputFormat.INSTANCE);

  private HtmlReport() {}

  /**
   * Writes index.html, replacing an older one atomically.
   *
   * @return the path of the page
   * @throws StoreException if one of its files does not hold what it should
   * @throws UncheckedIOException if a file cannot be read or the page cannot be written
   */
  public static Path write(RunDirectory run, Report report) {
    AtomicFiles.write(run.reportFile(), html(run, report));
    return run.reportFile();
  }

  /**
   * The same, as a page that a browser loads again by itself.
   *
   * @param seconds after how many seconds
   */
  public static Path writeRefreshing(RunDirectory run, Report report, int seconds) {
    AtomicFiles.write(run.reportFile(), html(run, report, Map.of("refresh", seconds)));
    return run.reportFile();
  }

  /**
   * The same, unless there is a page that shows more than is left to draw from: that of a run which
   * was stored without its tables.
   *
   * @throws StoreException if files are not there that the page was drawn from; it names them
   */
  public static Path writeAgain(RunDirectory run, Report report) {
    List<String> missing = missing(run);
    if (!missing.isEmpty()) {
      throw new StoreException(
          run.reportFile()
              + ": was drawn from files that are not there any more ("
              + String.join(", ", missing)
              + ") and would lose what it shows of them; bring them back, or draw it without them"
              + " by --force");
    }
    return write(run, report);
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

  /**
   * Writes a page that is of no single run, replacing an older one atomically.
   *
   * @param title what it is called
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, String title, Report report) {
    RunTitle only = new RunTitle(title, title, List.of());
    AtomicFiles.write(
        file,
        html(
            new RunFacts(only, "", "", List.of(), List.of(), List.of(), List.of()),
            report,
            Map.of()));
  }

  /** The page. */
  public static String html(RunDirectory run, Report report) {
    return html(run, report, Map.of());
  }

  private static String html(RunDirectory run, Report report, Map<String, Object> more) {
    return html(RunFacts.of(run), report, more);
  }

  private static String html(RunFacts run, Report report, Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(report.model());
    model.putAll(more);
    model.put("run", run);
    model.put("scripts", Scripts.ALL);
    StringWriter html = new StringWriter();
    try {
      Template template = TEMPLATES.getTemplate(report.template());
      template.process(model, html);
    } catch (TemplateException | IOException e) {
      throw new IllegalStateException("the report's own template is at fault", e);
    }
    return html.toString();
  }
}
