package org.ntkdynamics.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Sweep}: a value, or a list, in which a range of integers stands for all of them.
 */
final class SweepReader extends JsonDeserializer<Sweep<?>> implements ContextualDeserializer {
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");

  private final @Nullable JavaType element;

  /** For Jackson, which asks for the one in context. */
  SweepReader() {
    this(null);
  }

  private SweepReader(@Nullable JavaType element) {
    this.element = element;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new SweepReader(context.getContextualType().containedType(0));
  }

  @Override
  public Sweep<?> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JavaType type = Objects.requireNonNull(element, "the type of a value is known in context");
    JavaType list = context.getTypeFactory().constructCollectionType(List.class, type);
    JsonNode node = context.readTree(parser);
    boolean hasRanges = type.hasRawClass(Integer.class) || type.hasRawClass(Long.class);
    return new Sweep<>(context.readTreeAsValue(hasRanges ? expand(node) : node, list));
  }

  /** With every range written out. */
  private static JsonNode expand(JsonNode node) {
    if (node.isArray()) {
      ArrayNode expanded = JsonNodeFactory.instance.arrayNode();
      for (JsonNode value : node) {
        JsonNode one = expand(value);
        if (one.isArray() && value.isTextual()) {
          expanded.addAll((ArrayNode) one);
        } else {
          expanded.add(value);
        }
      }
      return expanded;
    }
    Matcher range = RANGE.matcher(node.asText());
    return node.isTextual() && range.matches()
        ? range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)))
        : node;
  }

  private static ArrayNode range(long first, long last) {
    if (last < first || last - first >= Limits.UNITS) {
      throw new InvalidValueException(
          "",
          first + ".." + last,
          "a range that rises, of at most " + Limits.UNITS + " integers, such as 0..31");
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    LongStream.rangeClosed(first, last).forEach(value -> values.add(number(value)));
    return values;
  }

  private static JsonNode number(long value) {
    return value == (int) value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
