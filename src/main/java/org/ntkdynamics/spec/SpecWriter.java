package org.ntkdynamics.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a spec with every default filled in, in the form that {@link SpecReader} reads. */
public final class SpecWriter {
  private SpecWriter() {}

  /** The YAML text of a spec; reading it gives an equal record. */
  public static String write(Spec config) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.AUTO).setWidth(100).build();
    return new Dump(settings).dumpToString(tree(config));
  }

  /** The values of a spec by their keys, mappings and lists as such. */
  public static Map<String, Object> tree(Spec config) {
    return SpecReader.MAPPER.convertValue(
        config, new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
