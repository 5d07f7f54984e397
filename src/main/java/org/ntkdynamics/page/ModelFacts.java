package org.ntkdynamics.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.ModelRef;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.store.ModelRow;

/** What networks of a user's own are, in sentences. */
final class ModelFacts {
  private ModelFacts() {}

  /**
   * The facts about the networks of a spec.
   *
   * @param rows what the run has recorded of them; empty if nothing
   */
  static List<Page.Fact> list(NetworkSpec network, List<ModelRow> rows) {
    if (rows.isEmpty()) {
      return List.of(
          SpecFacts.fact(
              "Network",
              network.model().stream().map(ModelRef::fileName).collect(Collectors.joining(", "))));
    }
    return Stream.concat(
            rows.stream().map(row -> SpecFacts.fact("Network " + row.file(), text(row))),
            Stream.of(SpecFacts.fact("Initialisation", initialisation(rows))))
        .toList();
  }

  private static String text(ModelRow row) {
    return String.format(
        Locale.ROOT,
        "a DL4J network: %s, %s, %s parameters, %s (%s); trained by the %s engine, kernel by the"
            + " %s way; SHA-256 %s",
        SpecFacts.plural(row.layers(), "layer"),
        SpecFacts.plural(row.inputs(), "input"),
        Numbers.count(row.parameters()),
        SpecFacts.plural(row.outputs(), "output"),
        row.output(),
        engine(row),
        row.kernel(),
        row.sha256());
  }

  /** What trains a network, in words. */
  static String engine(ModelRow row) {
    return row.trained().equals("dl4j") ? "DL4J" : row.trained();
  }

  private static String initialisation(List<ModelRow> rows) {
    boolean drawn = rows.stream().anyMatch(row -> row.begins().equals("drawn"));
    boolean stored = rows.stream().anyMatch(row -> row.begins().equals("stored"));
    return (drawn ? "by the models' own initialisers, DL4J's seed being the master seed" : "")
        + (drawn && stored ? "; " : "")
        + (stored ? "the parameters that a zip holds" : "")
        + "; standard parametrisation; the optimizer, learning rate and loss are the spec's, not"
        + " the models'; the phase is computed for dense ReLU networks that a spec describes, and is"
        + " not known here";
  }
}
