package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says where two specs, or other records, differ. */
public final class SpecDifferences {
  private SpecDifferences() {}

  /**
   * The keys whose values differ, in the order of the spec, such as {@code training.steps was 30,
   * is 40}; empty if they are equal.
   */
  public static List<String> between(Object before, Object after) {
    List<String> differences = new ArrayList<>();
    collect("", tree(before), tree(after), differences);
    return differences;
  }

  private static JsonNode tree(Object spec) {
    return SpecReader.MAPPER.valueToTree(spec);
  }

  private static void collect(
      String path, JsonNode before, JsonNode after, List<String> differences) {
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      Set<String> keys = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(keys::add);
      after.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        String child = path.isEmpty() ? key : path + '.' + key;
        collect(child, before.path(key), after.path(key), differences);
      }
    } else if (!before.equals(after)) {
      differences.add(path + " was " + text(before) + ", is " + text(after));
    }
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }
}
