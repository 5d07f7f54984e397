package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** The schema of a value by its Java type. */
final class ValueSchema {
  private static final String RANGE = "^-?[0-9]+\\.\\.-?[0-9]+$";
  private static final String WIDTHS = "^[0-9 ]+(x[0-9 ]+)?(,[0-9 ]+(x[0-9 ]+)?)*$";
  private static final String FILE = "^.+$";
  private static final String STUDENT = "^student-[0-9]+(\\.[0-9]+)?$";

  private ValueSchema() {}

  /**
   * The schema of values of a type.
   *
   * @param bounds what numbers in it are held to
   */
  static ObjectNode of(Type type, ObjectNode bounds) {
    if (type instanceof ParameterizedType list) {
      return list(list, bounds);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return names(plain);
    }
    if (plain == HiddenWidths.class) {
      return either(positive(), text(WIDTHS, "512,256x3,128"));
    }
    if (plain == BatchSize.class) {
      return either(constant("full"), positive());
    }
    if (plain == WeightLaw.class) {
      return either(words("gaussian", "uniform", "laplace"), text(STUDENT, "student-5"));
    }
    if (plain == ModelRef.class) {
      return text(FILE, "my-net.json");
    }
    if (plain == DatasetRef.class) {
      return DatasetSchema.schema();
    }
    return simple(plain, bounds);
  }

  private static ObjectNode simple(Class<?> type, ObjectNode bounds) {
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return typed("integer").setAll(bounds);
    }
    if (type == double.class || type == Double.class) {
      return typed("number").setAll(bounds);
    }
    if (type == boolean.class) {
      return typed("boolean");
    }
    return type == String.class ? typed("string") : empty();
  }

  /** One value may stand for a list of it, and a range for its integers. */
  private static ObjectNode list(ParameterizedType list, ObjectNode bounds) {
    Type element = list.getActualTypeArguments()[0];
    boolean isSweep = list.getRawType() == Sweep.class;
    boolean hasRanges = isSweep && (element == Integer.class || element == Long.class);
    ObjectNode value = of(element, bounds);
    ObjectNode items = hasRanges ? either(value, range()) : value;
    ObjectNode array = typed("array");
    array.set("items", items);
    if (isSweep || element == ModelRef.class) {
      array.put("minItems", 1);
    }
    return hasRanges ? either(value, range(), array) : either(value, array);
  }

  private static ObjectNode names(Class<?> type) {
    ObjectNode schema = empty();
    ArrayNode names = schema.putArray("enum");
    List.of(type.getEnumConstants())
        .forEach(name -> names.add(SpecReader.MAPPER.valueToTree(name).asText()));
    return schema;
  }

  static ObjectNode either(ObjectNode... schemas) {
    ObjectNode schema = empty();
    schema.putArray("anyOf").addAll(List.of(schemas));
    return schema;
  }

  static ObjectNode positive() {
    return typed("integer").put("minimum", 1);
  }

  private static ObjectNode text(String pattern, String example) {
    ObjectNode schema = typed("string").put("pattern", pattern);
    schema.putArray("examples").add(example);
    return schema;
  }

  private static ObjectNode range() {
    return text(RANGE, "0..31").put("x-range", true);
  }

  private static ObjectNode words(String... words) {
    ObjectNode schema = empty();
    ArrayNode names = schema.putArray("enum");
    List.of(words).forEach(names::add);
    return schema;
  }

  static ObjectNode constant(String value) {
    return empty().put("const", value);
  }

  static ObjectNode typed(String type) {
    return empty().put("type", type);
  }

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
