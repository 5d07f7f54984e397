package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.page.HtmlReport;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.plugin.Origin;
import org.ntkdynamics.plugin.PluginException;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunMerge;

/** All studies on the class path, by kind. They are looked for when one is first asked for. */
public final class Studies {
  private Studies() {}

  /** So that what cannot be loaded is an exception of whoever asks, and not of this class. */
  private static final class Found {
    private static @Nullable Registry registry;

    static synchronized Registry registry() {
      if (registry == null) {
        registry = Registry.load(Studies.class.getClassLoader());
      }
      return registry;
    }
  }

  /**
   * Every study, by kind.
   *
   * @throws PluginException if one on the class path cannot be loaded; so do all methods here
   */
  public static Map<String, Study<?>> byKind() {
    return Found.registry().byKind();
  }

  /** Where each study that does not ship comes from, by kind: a jar or a directory. */
  public static Map<String, Path> added() {
    return Found.registry().added();
  }

  /** The names of the units of a kind with every default; none if there is no such kind. */
  public static List<String> units(String kind) {
    Study<?> study = byKind().get(kind);
    return study == null
        ? List.of()
        : prepare(study.defaults()).units().stream().map(Unit::key).toList();
  }

  /** Reads specs of every kind. */
  public static SpecReader reader() {
    return Found.registry().reader();
  }

  /**
   * Opens the directory of a run of any kind.
   *
   * @throws org.ntkdynamics.store.StoreException if there is no run in it
   */
  public static RunDirectory open(Path root) {
    return RunDirectory.open(root, reader());
  }

  /**
   * Creates the directory of a new run.
   *
   * @throws org.ntkdynamics.store.StoreException if it cannot be created or is not empty
   */
  public static RunDirectory create(Path root, Spec spec) {
    return RunDirectory.create(root, spec, reader());
  }

  /**
   * Checks all that a spec asks for and loads what its units share.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used or does not fit the spec
   */
  public static Run prepare(Spec spec) {
    return ask(spec, study -> study.prepare(spec));
  }

  /** The content of the report of a run. */
  public static Report report(RunDirectory run) {
    return ask(run.config(), study -> study.report(run.config(), run));
  }

  /** Writes the report of a run, replacing an older one atomically, and returns its path. */
  public static Path writeReport(RunDirectory run) {
    return HtmlReport.write(run, report(run));
  }

  /** The same, as a page that a browser loads again by itself after so many seconds. */
  public static Path writeRefreshingReport(RunDirectory run, int seconds) {
    return HtmlReport.writeRefreshing(run, report(run), seconds);
  }

  /**
   * The same, unless there is a page that shows more than is left to draw from.
   *
   * @throws org.ntkdynamics.store.StoreException if files are not there that the page was drawn
   *     from; it names them
   */
  public static Path writeReportAgain(RunDirectory run) {
    return HtmlReport.writeAgain(run, report(run));
  }

  /**
   * Puts the units of runs of one spec into one run.
   *
   * @param root a directory that does not exist yet or is empty
   * @throws org.ntkdynamics.store.StoreException if the runs do not go together; nothing is written
   */
  public static RunDirectory merge(List<RunDirectory> runs, Path root) {
    return RunMerge.merge(runs, root, reader(), Studies::merged);
  }

  private static void merged(RunDirectory run) {
    ask(
        run.config(),
        study -> {
          study.merged(run.config(), run);
          return study;
        });
  }

  /** What a run came to in one line; empty where its study has none. */
  public static String summary(RunDirectory run) {
    return ask(run.config(), study -> study.summary(run));
  }

  /** Asks the study of a spec; a spec of a kind is an instance of the study's own record. */
  @SuppressWarnings("unchecked")
  private static <T> T ask(Spec spec, Function<Study<Spec>, T> question) {
    Study<?> study = byKind().get(spec.kind());
    if (study == null) {
      throw new IllegalArgumentException("no study of the kind " + spec.kind());
    }
    try {
      return question.apply((Study<Spec>) study);
    } catch (LinkageError e) {
      if (added().containsKey(spec.kind())) {
        throw PluginException.unusable(
            Origin.of(study.getClass()), "study", study.getClass().getName(), e);
      }
      throw e;
    }
  }
}
