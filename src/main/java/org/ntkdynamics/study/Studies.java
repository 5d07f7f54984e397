package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.ntkdynamics.page.HtmlReport;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.store.RunDirectory;

/** All studies on the class path, by kind. */
public final class Studies {
  private static final Map<String, Study<?>> BY_KIND = load();
  private static final SpecReader READER = new SpecReader(BY_KIND.values());

  private Studies() {}

  private static Map<String, Study<?>> load() {
    Map<String, Study<?>> studies = new TreeMap<>();
    for (Study<?> study : ServiceLoader.load(Study.class, Studies.class.getClassLoader())) {
      Study<?> other = studies.put(study.kind(), study);
      if (other != null) {
        throw new IllegalStateException(
            "two studies of the kind "
                + study.kind()
                + ": "
                + other.getClass().getName()
                + " and "
                + study.getClass().getName()
                + "; take one off the class path");
      }
    }
    return studies;
  }

  /** Every study, by kind. */
  public static Map<String, Study<?>> byKind() {
    return Map.copyOf(BY_KIND);
  }

  /** Reads specs of every kind. */
  public static SpecReader reader() {
    return READER;
  }

  /**
   * Opens the directory of a run of any kind.
   *
   * @throws org.ntkdynamics.store.StoreException if there is no run in it
   */
  public static RunDirectory open(Path root) {
    return RunDirectory.open(root, READER);
  }

  /**
   * Creates the directory of a new run.
   *
   * @throws org.ntkdynamics.store.StoreException if it cannot be created or is not empty
   */
  public static RunDirectory create(Path root, Spec spec) {
    return RunDirectory.create(root, spec, READER);
  }

  /**
   * Checks all that a spec asks for and loads what its units share.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used or does not fit the spec
   */
  public static Run prepare(Spec spec) {
    return of(spec).prepare(spec);
  }

  /** The content of the report of a run. */
  public static Report report(RunDirectory run) {
    return of(run.config()).report(run.config(), run);
  }

  /** Writes the report of a run, replacing an older one atomically, and returns its path. */
  public static Path writeReport(RunDirectory run) {
    return HtmlReport.write(run, report(run));
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

  /** What a run came to in one line; empty where its study has none. */
  public static String summary(RunDirectory run) {
    return of(run.config()).summary(run);
  }

  /** The words that a key of a kind's spec takes; empty where there is no such kind or list. */
  public static List<String> words(String kind, String key) {
    Study<?> study = BY_KIND.get(kind);
    return study == null ? List.of() : study.words(key);
  }

  /** The study of a spec: a spec of a kind is an instance of the study's own record. */
  @SuppressWarnings("unchecked")
  private static Study<Spec> of(Spec spec) {
    Study<?> study = BY_KIND.get(spec.kind());
    if (study == null) {
      throw new IllegalArgumentException("no study of the kind " + spec.kind());
    }
    return (Study<Spec>) study;
  }
}
