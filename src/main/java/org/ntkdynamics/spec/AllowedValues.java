package org.ntkdynamics.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record allows for one of its components, found out by giving it numbers that are too large
 * and too small, or an empty text.
 *
 * @param words what it says must be; empty if it refuses neither, or for another reason
 * @param bounds the same in the words of JSON Schema, as far as it is as simple as that
 */
record AllowedValues(Optional<String> words, ObjectNode bounds) {
  private static final Set<Type> INTEGERS =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Type> DECIMALS = Set.of(double.class, Double.class);

  private static final double HUGE = 1e300;

  private static final String NUMBER = "(-?[\\d.]+(?:E-?\\d+)?)";
  private static final Pattern AT_LEAST =
      Pattern.compile("an integer of at least " + NUMBER + "(?: and at most " + NUMBER + ")?");
  private static final Pattern BELOW =
      Pattern.compile("at least " + NUMBER + " and below " + NUMBER);
  private static final Pattern ABOVE_0 = Pattern.compile("a finite number above 0.*");
  private static final Pattern FROM_TO =
      Pattern.compile("a (?:finite )?number above 0, of " + NUMBER + " to " + NUMBER);
  private static final Pattern FROM_0 = Pattern.compile("a finite number of at least 0");

  /**
   * What is allowed for a component.
   *
   * @param values the record with every value by default
   */
  static AllowedValues of(RecordComponent component, ObjectNode values) {
    Type type = component.getGenericType();
    Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode bounds = json.objectNode();
    if (type == String.class) {
      return new AllowedValues(refusal(component, values, json.textNode("")), bounds);
    }
    boolean isInteger = INTEGERS.contains(element);
    if (!isInteger && !DECIMALS.contains(element)) {
      return new AllowedValues(Optional.empty(), bounds);
    }
    Optional<String> large = refusal(component, values, number(isInteger, Integer.MAX_VALUE, HUGE));
    Optional<String> small =
        refusal(component, values, number(isInteger, Integer.MIN_VALUE, -HUGE));
    large.ifPresent(words -> addBounds(bounds, words));
    small.ifPresent(words -> addBounds(bounds, words));
    boolean isSimple = small.filter(words -> FROM_0.matcher(words).matches()).isPresent();
    return new AllowedValues(isSimple ? small : large.or(() -> small), bounds);
  }

  private static JsonNode number(boolean isInteger, int integer, double decimal) {
    return isInteger
        ? JsonNodeFactory.instance.numberNode(integer)
        : JsonNodeFactory.instance.numberNode(decimal);
  }

  private static Optional<String> refusal(
      RecordComponent component, ObjectNode values, JsonNode value) {
    ObjectNode changed = values.deepCopy();
    changed.set(component.getName(), value);
    try {
      SpecReader.MAPPER.treeToValue(changed, component.getDeclaringRecord());
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof InvalidValueException refused
          && refused.key().equals(component.getName())) {
        return Optional.of(refused.allowed());
      }
    }
    return Optional.empty();
  }

  private static void addBounds(ObjectNode bounds, String words) {
    Matcher atLeast = AT_LEAST.matcher(words);
    Matcher below = BELOW.matcher(words);
    Matcher fromTo = FROM_TO.matcher(words);
    if (atLeast.matches()) {
      bounds.put("minimum", Long.parseLong(atLeast.group(1)));
      if (atLeast.group(2) != null) {
        bounds.put("maximum", Long.parseLong(atLeast.group(2)));
      }
    } else if (below.matches()) {
      bounds.put("minimum", Double.parseDouble(below.group(1)));
      bounds.put("exclusiveMaximum", Double.parseDouble(below.group(2)));
    } else if (fromTo.matches()) {
      bounds.put("minimum", Double.parseDouble(fromTo.group(1)));
      bounds.put("maximum", Double.parseDouble(fromTo.group(2)));
    } else if (FROM_0.matcher(words).matches()) {
      bounds.put("minimum", 0);
    } else if (ABOVE_0.matcher(words).matches() && !bounds.has("minimum")) {
      bounds.put("exclusiveMinimum", 0);
    }
  }
}
