package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkdynamics.plugin.Origin;
import org.ntkdynamics.plugin.PluginException;
import org.ntkdynamics.plugin.Plugins;
import org.ntkdynamics.spec.SpecReader;

/**
 * The studies that a class loader finds.
 *
 * @param byKind all of them
 * @param reader reads their specs
 */
record Registry(Map<String, Study<?>> byKind, SpecReader reader) {

  /**
   * Looks for them.
   *
   * @throws PluginException if one cannot be loaded, or two have one kind; it names where from
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // A class literal has no type parameters.
  static Registry load(ClassLoader loader) {
    Map<String, Study> found =
        Plugins.load(
            Study.class,
            "study",
            "studies of the kind",
            loader,
            Study::kind,
            study -> new SpecReader(List.of((Study<?>) study)));
    Map<String, Study<?>> studies = Map.copyOf((Map<String, Study<?>>) (Map) found);
    return new Registry(studies, new SpecReader(studies.values()));
  }

  /** Where each study comes from that does not come with this class. */
  Map<String, Path> added() {
    Path own = Origin.of(Registry.class);
    return byKind.values().stream()
        .filter(study -> !Origin.of(study.getClass()).equals(own))
        .collect(Collectors.toMap(Study::kind, study -> Origin.of(study.getClass())));
  }
}
