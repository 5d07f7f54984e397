package org.ntkdynamics.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntkdynamics.spec.SpecSchema;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "schema",
    description =
        "Print the JSON Schema of all specs, with the kinds that NTK_CLASSPATH adds: what editors"
            + " complete and check by.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  SchemaCommand() {}

  @Override
  public Integer call() {
    ObjectNode schema = schema();
    output.result(schema, schema.toPrettyString());
    return ExitCode.DONE;
  }

  /** The schema that ships, with the studies that do not, which are without words. */
  static ObjectNode schema() {
    Path shipped = ShippedSpecs.schema();
    if (!Files.exists(shipped)) {
      return SpecSchema.of(Studies.byKind().values(), component -> "");
    }
    ObjectNode schema = read(shipped);
    List<? extends Study<?>> added =
        Studies.added().keySet().stream().sorted().map(Studies.byKind()::get).toList();
    if (!added.isEmpty()) {
      add(schema, SpecSchema.of(added, component -> ""));
    }
    return schema;
  }

  private static void add(ObjectNode schema, ObjectNode more) {
    for (String list : List.of("/properties/kind/enum", "/allOf")) {
      ((ArrayNode) schema.at(list)).addAll((ArrayNode) more.at(list));
    }
    ((ObjectNode) schema.at("/$defs")).setAll((ObjectNode) more.at("/$defs"));
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
