package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A YAML document as a JSON tree, which remembers where each of its keys stands. */
final class SpecTree {
  static final int MAX_CHARACTERS = 1_000_000;

  private final Map<String, String> places = new HashMap<>();
  private final String source;
  private final JsonNode root;

  private SpecTree(String source, String yaml) {
    this.source = source;
    this.root =
        compose(yaml).map(node -> convert(node, "")).orElse(JsonNodeFactory.instance.nullNode());
  }

  /**
   * Parses one YAML 1.2 document.
   *
   * @param source the name of its place in messages
   * @throws SpecException if it is not YAML, repeats a key, or uses anchors and aliases
   */
  static SpecTree parse(String source, String yaml) {
    return new SpecTree(source, yaml);
  }

  JsonNode root() {
    return root;
  }

  /** Where a dotted path stands, such as {@code spec.yaml:12}; the source alone if it is absent. */
  String place(String path) {
    String at = path;
    while (!at.isEmpty()) {
      String found = places.get(at);
      if (found != null) {
        return found;
      }
      at = at.substring(0, Math.max(at.lastIndexOf('.'), 0));
    }
    return source;
  }

  /** Sets a value that the command line gives for a dotted path. */
  void override(String path, JsonNode value, String place) {
    ObjectNode node = (ObjectNode) root;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      JsonNode child = node.get(keys[i]);
      node = child instanceof ObjectNode object ? object : node.putObject(keys[i]);
    }
    node.set(keys[keys.length - 1], value);
    places.put(path, place);
  }

  private Optional<Node> compose(String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(Integer.MAX_VALUE) // All are refused, by their place.
            .build();
    try {
      return new Compose(settings).composeReader(new StringReader(yaml));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new SpecException(source + place + ": not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new SpecException(
          source + ": not YAML: " + firstLine(String.valueOf(e.getMessage())), e);
    } catch (StackOverflowError e) {
      throw new SpecException(source + ": nested too deeply", e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }

  private JsonNode convert(Node node, String path) {
    if (node.getAnchor().isPresent()) {
      throw new SpecException(
          place(node) + ": anchors and aliases (& and *) are not allowed in a spec");
    }
    if (node instanceof MappingNode mapping) {
      return convertMapping(mapping, path);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.getValue().forEach(element -> array.add(convert(element, path)));
      return array;
    }
    return convertScalar((ScalarNode) node);
  }

  private ObjectNode convertMapping(MappingNode mapping, String path) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        throw new SpecException(place(entry.getKeyNode()) + ": a key must be a plain word");
      }
      String key = scalar.getValue();
      String child = path.isEmpty() ? key : path + '.' + key;
      if (object.has(key)) {
        throw new SpecException(place(scalar) + ": the key " + child + " stands twice");
      }
      places.put(child, place(scalar));
      object.set(key, convert(entry.getValueNode(), child));
    }
    return object;
  }

  private JsonNode convertScalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    try {
      if (tag.equals(Tag.INT)) {
        return integer(json, text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return json.numberNode(decimal(text));
      }
    } catch (NumberFormatException e) {
      throw new SpecException(place(scalar) + ": not a number: " + text, e);
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL) ? json.nullNode() : json.textNode(text);
  }

  private static JsonNode integer(JsonNodeFactory json, String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    BigInteger value =
        digits.startsWith("0x")
            ? new BigInteger(digits.substring(2), 16)
            : digits.startsWith("0o")
                ? new BigInteger(digits.substring(2), 8)
                : new BigInteger(digits);
    if (value.bitLength() < Integer.SIZE) {
      return json.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? json.numberNode(value.longValue())
        : json.numberNode(value);
  }

  private static double decimal(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private String place(Node node) {
    return node.getStartMark().map(mark -> source + ':' + (mark.getLine() + 1)).orElse(source);
  }
}
