package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A spec to begin with: every key with its default, and above it what it means. */
public final class SpecTemplate {
  private static final int WIDTH = 110;

  private final StringBuilder yaml = new StringBuilder();

  private SpecTemplate() {}

  /**
   * The YAML text for a kind.
   *
   * @param schema a schema that {@link SpecSchema} made, of this kind or of several
   */
  public static String of(SpecKind<?> kind, JsonNode schema) {
    SpecTemplate template = new SpecTemplate();
    ObjectNode values = SpecReader.MAPPER.valueToTree(kind.defaults());
    values.remove("formatVersion"); // It tells what the program wrote from what a user wrote.
    template.add("", values, schema.path(SpecSchema.DEFINITIONS).path(kind.kind()));
    return template.yaml.toString();
  }

  private void add(String indent, ObjectNode values, JsonNode schema) {
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      JsonNode key = schema.path(SpecSchema.PROPERTIES).path(entry.getKey());
      comment(indent, key);
      yaml.append(indent).append(entry.getKey()).append(':');
      if (entry.getValue() instanceof ObjectNode mapping) {
        yaml.append('\n');
        add(indent + "  ", mapping, key);
      } else {
        yaml.append(' ').append(YamlValue.of(entry.getValue())).append('\n');
      }
    }
  }

  private void comment(String indent, JsonNode key) {
    String meaning = key.path(SpecSchema.DESCRIPTION).asText();
    String allowed = SpecPages.isMapping(key) ? "" : SpecPages.allowed(key).replace("`", "");
    String separator = meaning.isEmpty() || allowed.isEmpty() ? "" : " | ";
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : (meaning + separator + allowed).split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        yaml.append(line).append('\n');
        line = new StringBuilder(indent).append('#');
      }
      line.append(' ').append(word);
    }
    yaml.append(line.toString().stripTrailing()).append('\n');
  }
}
