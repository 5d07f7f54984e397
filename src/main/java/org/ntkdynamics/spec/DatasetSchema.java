package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of a {@link DatasetRef}. */
final class DatasetSchema {
  private DatasetSchema() {}

  static ObjectNode schema() {
    ObjectNode csv = files(List.of("csv", "label"), List.of("csv", "testCsv"));
    ObjectNode properties = (ObjectNode) csv.get(SpecSchema.PROPERTIES);
    properties.set(
        "label",
        ValueSchema.either(
            ValueSchema.typed("string").put("minLength", 1),
            ValueSchema.typed("integer").put("minimum", 0)));
    properties.set("header", ValueSchema.typed("boolean"));
    return ValueSchema.either(
        ValueSchema.constant(Defaults.DATASET),
        files(List.of("images", "labels"), List.of("images", "labels", "testImages", "testLabels")),
        files(List.of("folder"), List.of("folder", "testFolder")),
        csv,
        files(
            List.of("inputs", "labels"), List.of("inputs", "labels", "testInputs", "testLabels")));
  }

  private static ObjectNode files(List<String> required, List<String> paths) {
    ObjectNode schema = ValueSchema.typed("object");
    schema.put("additionalProperties", false);
    ArrayNode names = schema.putArray("required");
    required.forEach(names::add);
    ObjectNode properties = schema.putObject(SpecSchema.PROPERTIES);
    paths.forEach(path -> properties.set(path, ValueSchema.typed("string")));
    return schema;
  }
}
