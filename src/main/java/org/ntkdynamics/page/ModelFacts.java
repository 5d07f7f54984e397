package org.ntkdynamics.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.ModelRef;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.store.ModelRow;

/** What networks of a user's own are, in sentences. */
final class ModelFacts {
  private static final Prose PROSE = Prose.of(ModelFacts.class, "spec.prose.ftl");

  private ModelFacts() {}

  /**
   * The facts about the networks of a spec.
   *
   * @param rows what the run has recorded of them; empty if nothing
   */
  static List<Page.Fact> list(NetworkSpec network, List<ModelRow> rows) {
    if (rows.isEmpty()) {
      return List.of(
          Page.Fact.of(
              "Network",
              network.model().stream().map(ModelRef::fileName).collect(Collectors.joining(", "))));
    }
    return Stream.concat(
            rows.stream().map(row -> Page.Fact.of("Network " + row.file(), text(row))),
            Stream.of(Page.Fact.of("Initialisation", initialisation(rows))))
        .toList();
  }

  private static String text(ModelRow row) {
    return PROSE.say(
        "model",
        Map.of(
            "layers", Words.plural(row.layers(), "layer"),
            "inputs", Words.plural(row.inputs(), "input"),
            "parameters", Numbers.count(row.parameters()),
            "outputs", Words.plural(row.outputs(), "output"),
            "output", row.output(),
            "engine", engine(row),
            "way", row.kernel(),
            "sha256", row.sha256()));
  }

  /** What trains a network, in words. */
  static String engine(ModelRow row) {
    return row.trained().equals("dl4j") ? "DL4J" : row.trained();
  }

  private static String initialisation(List<ModelRow> rows) {
    return PROSE.say(
        "modelInitialisation",
        Map.of(
            "drawn", rows.stream().anyMatch(row -> row.begins().equals("drawn")),
            "stored", rows.stream().anyMatch(row -> row.begins().equals("stored"))));
  }
}
