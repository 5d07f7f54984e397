package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@link Header} stand among those of its spec. Jackson can write such records; read
 * by it, a spec's unknown keys would go unnoticed, so for reading the header is a mapping.
 */
final class FlatHeader {
  /** What paths in a tree made by {@link #nest} have before the header's keys. */
  static final String PATH = "^header(\\.|$)";

  private static final String HEADER = "header";

  private static final List<String> KEYS =
      Arrays.stream(Header.class.getRecordComponents()).map(RecordComponent::getName).toList();

  private FlatHeader() {}

  /** A mapper made to write headers flat. */
  static ObjectMapper written(ObjectMapper mapper) {
    return mapper.setAnnotationIntrospectors(new Flattener(), new JacksonAnnotationIntrospector());
  }

  /**
   * The same spec with its header as a mapping of its own.
   *
   * @throws InvalidValueException if there is one already
   */
  static ObjectNode nest(ObjectNode spec) {
    if (spec.has(HEADER)) {
      throw new InvalidValueException(
          HEADER, "a mapping of this name", "keys of the spec itself: " + String.join(", ", KEYS));
    }
    ObjectNode nested = spec.objectNode();
    ObjectNode header = nested.putObject(HEADER);
    for (String key : KEYS) {
      JsonNode value = spec.get(key);
      header.set(key, value == null ? spec.arrayNode() : value); // Only zip may be left out.
    }
    spec.properties().stream()
        .filter(entry -> !KEYS.contains(entry.getKey()))
        .forEach(entry -> nested.set(entry.getKey(), entry.getValue()));
    return nested;
  }

  /** The keys of a mapping, sorted, those of the header in its place. */
  static Stream<String> flat(Stream<String> keys) {
    return keys.flatMap(key -> key.equals(HEADER) ? KEYS.stream() : Stream.of(key)).sorted();
  }

  /** Writes the components of a header where the header stands. */
  private static final class Flattener extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
      return member.getRawType() == Header.class
          ? NameTransformer.NOP
          : super.findUnwrappingNameTransformer(member);
    }
  }
}
