package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The schema for people: a table of keys a kind, in Markdown. */
public final class SpecPages {
  private static final String BEGINNING =
      """
      # Specs: every key

      Made from the program by its tests, like [`experiments/schema.json`](../experiments/schema.json), to which the first line of every
      spec that ships points editors: they then complete keys, show what they mean and mark what is wrong. `ntk validate SPEC` checks
      all, conditions between keys included; `ntk new KIND` writes a spec with every key and its meaning.

      A key that is left out has its default. Where a key has *one or a list*, a list makes a unit of every combination; integers may be a
      range such as `0..31`, both ends included. `zip: [network.hiddenLayers, network.width]` pairs the values of such keys instead: the
      first of each, the second of each; their lists have one length. `--set network.width=100` overrides a key by its dotted name.
      """;

  private SpecPages() {}

  /** The page of a schema that {@link SpecSchema} made. */
  public static String markdown(ObjectNode schema) {
    StringBuilder page = new StringBuilder(BEGINNING);
    for (Map.Entry<String, JsonNode> kind : schema.get(SpecSchema.DEFINITIONS).properties()) {
      page.append("\n## ").append(kind.getKey()).append("\n\n");
      page.append("| key | meaning | default | allowed |\n|---|---|---|---|\n");
      rows(page, "", kind.getValue());
    }
    return page.toString();
  }

  private static void rows(StringBuilder page, String prefix, JsonNode mapping) {
    for (Map.Entry<String, JsonNode> entry : mapping.get(SpecSchema.PROPERTIES).properties()) {
      String path = prefix + entry.getKey();
      JsonNode key = entry.getValue();
      if (isMapping(key)) {
        rows(page, path + '.', key);
      } else {
        List<String> cells =
            List.of(
                '`' + path + '`', text(key, SpecSchema.DESCRIPTION), defaultOf(key), allowed(key));
        cells.forEach(cell -> page.append("| ").append(cell.replace("|", "\\|")).append(' '));
        page.append("|\n");
      }
    }
  }

  /** Whether a key holds keys of its own, and is not a value that may be written as a mapping. */
  static boolean isMapping(JsonNode key) {
    return key.has(SpecSchema.PROPERTIES);
  }

  private static String text(JsonNode key, String name) {
    return key.path(name).asText();
  }

  private static String defaultOf(JsonNode key) {
    JsonNode value = key.path(SpecSchema.DEFAULT);
    return value.isMissingNode() ? "" : '`' + YamlValue.of(value) + '`';
  }

  /** What is allowed, in words: the record's own where it has said any. */
  static String allowed(JsonNode key) {
    String words = key.has(SpecSchema.ALLOWED) ? text(key, SpecSchema.ALLOWED) : type(key);
    for (JsonNode form : key.path("anyOf")) {
      if (isList(form)) {
        return (form.has("minItems") ? "one or a list: " : "a list: ") + words;
      }
    }
    return words;
  }

  private static boolean isList(JsonNode form) {
    return form.path("type").asText().equals("array");
  }

  private static String type(JsonNode key) {
    if (key.has("enum")) {
      StringJoiner names = new StringJoiner(", ");
      key.get("enum").forEach(name -> names.add('`' + name.asText() + '`'));
      return names.toString();
    }
    if (key.has("const")) {
      return '`' + key.get("const").asText() + '`';
    }
    if (key.has("anyOf")) {
      StringJoiner forms = new StringJoiner(", or ");
      for (JsonNode form : key.get("anyOf")) {
        if (!isList(form) && !form.has("x-range")) {
          forms.add(type(form));
        }
      }
      return forms.toString();
    }
    if (isMapping(key)) {
      return "a mapping of "
          + String.join(", ", (Iterable<String>) key.get("properties")::fieldNames);
    }
    return simple(key);
  }

  private static String simple(JsonNode key) {
    String type = key.path("type").asText();
    if (type.equals("boolean")) {
      return "`true`, `false`";
    }
    if (key.has("examples")) {
      return "a text such as `" + key.get("examples").get(0).asText() + '`';
    }
    String words =
        type.equals("string") ? "a text" : type.equals("integer") ? "an integer" : "a number";
    return key.has("minimum") ? words + " of at least " + key.get("minimum") : words;
  }
}
