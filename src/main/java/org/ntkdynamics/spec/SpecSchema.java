package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The JSON Schema (2020-12) of specs: the keys of each kind with what they mean, their types,
 * defaults and the values that are allowed. It is made from the records, and what is allowed from
 * what these refuse, so that it says what {@link SpecReader} does; conditions between several keys
 * are left to the reader.
 */
public final class SpecSchema {
  static final String DEFINITIONS = "$defs";
  static final String PROPERTIES = "properties";
  static final String DESCRIPTION = "description";
  static final String DEFAULT = "default";

  /** What is allowed, in words; a key that validators leave alone. */
  static final String ALLOWED = "x-allowed";

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Function<RecordComponent, String> meanings;

  private SpecSchema(Function<RecordComponent, String> meanings) {
    this.meanings = meanings;
  }

  /**
   * The schema of some kinds.
   *
   * @param meanings what a component of a spec's records is, in a phrase
   */
  public static ObjectNode of(
      Collection<? extends SpecKind<?>> kinds, Function<RecordComponent, String> meanings) {
    return new SpecSchema(meanings).schema(kinds);
  }

  private ObjectNode schema(Collection<? extends SpecKind<?>> kinds) {
    List<? extends SpecKind<?>> sorted =
        kinds.stream().sorted(Comparator.comparing((SpecKind<?> kind) -> kind.kind())).toList();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DIALECT);
    schema.put("title", "A spec of ntk");
    schema.put("type", "object");
    schema.putArray("required").add("kind");
    ArrayNode names = schema.putObject(PROPERTIES).putObject("kind").putArray("enum");
    ArrayNode cases = schema.putArray("allOf");
    ObjectNode definitions = schema.putObject(DEFINITIONS);
    for (SpecKind<?> kind : sorted) {
      names.add(kind.kind());
      ObjectNode one = cases.addObject();
      one.putObject("if").putObject(PROPERTIES).putObject("kind").put("const", kind.kind());
      one.putObject("then").put("$ref", "#/" + DEFINITIONS + '/' + kind.kind());
      definitions.set(kind.kind(), kind(kind));
    }
    return schema;
  }

  private ObjectNode kind(SpecKind<?> kind) {
    Spec defaults = kind.defaults();
    ObjectNode values = SpecReader.MAPPER.valueToTree(defaults);
    ObjectNode schema = mapping();
    ObjectNode properties = (ObjectNode) schema.get(PROPERTIES);
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      if (component.getType() == Header.class) {
        ObjectNode header = (ObjectNode) FlatHeader.nest(values).get(component.getName());
        properties.setAll((ObjectNode) object(Header.class, header).get(PROPERTIES));
      } else {
        properties.set(component.getName(), key(component, values));
      }
    }
    ((ObjectNode) properties.get("kind")).put("const", kind.kind());
    return schema;
  }

  /** A mapping whose keys are the components of a record. */
  private ObjectNode object(Class<?> type, ObjectNode values) {
    ObjectNode schema = mapping();
    ObjectNode properties = (ObjectNode) schema.get(PROPERTIES);
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), key(component, values));
    }
    return schema;
  }

  private static ObjectNode mapping() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.putObject(PROPERTIES);
    return schema;
  }

  /**
   * One key.
   *
   * @param values the mapping it stands in, with every value by default
   */
  private ObjectNode key(RecordComponent component, ObjectNode values) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put(DESCRIPTION, meanings.apply(component));
    JsonNode value = values.path(component.getName());
    if (component.getType().isRecord() && value instanceof ObjectNode mapping) {
      return schema.setAll(object(component.getType(), mapping));
    }
    if (!value.isMissingNode()) {
      schema.set(DEFAULT, value);
    }
    AllowedValues allowed = AllowedValues.of(component, values);
    schema.setAll(ValueSchema.of(component.getGenericType(), allowed.bounds()));
    allowed.words().ifPresent(words -> schema.put(ALLOWED, words));
    return schema;
  }
}
