package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.Study;

/**
 * The schema and its page are what the records say today: {@code -Dschema=write} writes them anew.
 * That an outside validator takes the specs and refuses wrong ones is shown by {@code
 * src/test/reference/spec_schema.py}.
 */
class SpecSchemaTest {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final boolean WRITE = "write".equals(System.getProperty("schema"));

  private static ObjectNode schema;

  @BeforeAll
  static void make() throws IOException {
    Meanings meanings = Meanings.read(Path.of("src/main/java/org/ntkdynamics"));
    schema = SpecSchema.of(Studies.byKind().values(), meanings);
  }

  private static void assertCurrent(Path file, String text) throws IOException {
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertEquals(text, Files.readString(file), () -> file + " is old: -Dschema=write");
  }

  @Test
  void theSchemaIsCurrent() throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    String text = SpecReader.MAPPER.writer(printer).writeValueAsString(schema) + '\n';
    assertCurrent(EXPERIMENTS.resolve("schema.json"), text);
  }

  @Test
  void thePageIsCurrent() throws IOException {
    assertCurrent(Path.of("docs/spec.md"), SpecPages.markdown(schema));
  }

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(EXPERIMENTS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatShipsPointsEditorsToTheSchema(Path spec) throws IOException {
    assertEquals("# yaml-language-server: $schema=schema.json", Files.readAllLines(spec).get(0));
  }

  static List<Study<?>> studies() {
    return List.copyOf(Studies.byKind().values());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyKeyIsThereWithMeaningAndDefault(Study<?> study) {
    JsonNode kind = schema.at("/$defs/" + study.kind());
    assertKeys(kind, SpecReader.MAPPER.valueToTree(study.defaults()));
  }

  private static void assertKeys(JsonNode mapping, JsonNode values) {
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      JsonNode key = mapping.path("properties").path(entry.getKey());
      assertFalse(key.path("description").asText().isBlank(), entry.getKey());
      if (SpecPages.isMapping(key)) {
        assertKeys(key, entry.getValue());
      } else {
        assertEquals(entry.getValue(), key.get("default"), entry.getKey());
        assertFalse(SpecPages.allowed(key).isBlank(), entry.getKey());
      }
    }
  }

  @Test
  void boundsAreThoseOfTheRecords() {
    Kinds.assume("drift");
    JsonNode network = schema.at("/$defs/drift/properties/network/properties");
    assertEquals(500, network.at("/hiddenLayers/anyOf/0/maximum").asInt());
    assertEquals(1e-9, network.at("/sigmaW2/anyOf/0/minimum").asDouble());
    JsonNode training = schema.at("/$defs/drift/properties/training/properties");
    assertEquals(0, training.at("/learningRate/exclusiveMinimum").asInt(-1));
    assertEquals(1, training.at("/beta1/exclusiveMaximum").asInt());
    assertEquals("[\"adam\",\"sgd\"]", training.at("/optimizer/enum").toString());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void aNewSpecIsTheDefaults(Study<?> study) {
    String yaml = SpecTemplate.of(study, schema);
    Spec read = Studies.reader().parse("new", yaml, List.of(), Path.of(""));
    assertEquals(study.defaults().resolved(), read);
    assertTrue(yaml.contains("# "), yaml);
  }

  @Test
  void aStudyWithoutDocumentationHasATemplateToo() {
    Kinds.assume("claims");
    Study<?> study = Studies.byKind().get("claims");
    JsonNode bare = SpecSchema.of(List.of(study), component -> "");
    assertTrue(SpecTemplate.of(study, bare).contains("effort: standard"));
  }
}
