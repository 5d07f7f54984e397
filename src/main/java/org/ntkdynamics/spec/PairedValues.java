package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a spec's {@code zip} pairs, in words. */
public final class PairedValues {
  private PairedValues() {}

  /**
   * The keys and their values, such as {@code network.hiddenLayers with network.width: 5 with 100,
   * 10 with 200}; empty where nothing is paired.
   */
  public static String of(Spec spec) {
    List<String> keys = spec.header().zip();
    if (keys.isEmpty()) {
      return "";
    }
    JsonNode tree = SpecReader.MAPPER.valueToTree(spec);
    List<JsonNode> lists = keys.stream().map(key -> tree.at('/' + key.replace('.', '/'))).toList();
    String pairs =
        IntStream.range(0, lists.get(0).size())
            .mapToObj(i -> together(lists.stream().map(list -> text(list.path(i))).toList()))
            .collect(Collectors.joining(", "));
    return together(keys) + ": " + pairs;
  }

  private static String together(List<String> parts) {
    return String.join(" with ", parts);
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
