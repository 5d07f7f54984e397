package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A value of a spec as one writes it on a line of YAML. */
final class YamlValue {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern NO_WORD = Pattern.compile("(?i)true|false|null|y|n|yes|no|on|off");

  private YamlValue() {}

  /** The text of a value, which reads back as that value. */
  static String of(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(YamlValue::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    boolean isWord =
        value.isTextual()
            && WORD.matcher(value.asText()).matches()
            && !NO_WORD.matcher(value.asText()).matches();
    return isWord ? value.asText() : value.toString(); // JSON is YAML.
  }
}
