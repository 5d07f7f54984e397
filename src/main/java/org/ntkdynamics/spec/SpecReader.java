package org.ntkdynamics.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec. The user's keys are laid over the kind's defaults; whatever does not fit is refused
 * with file, line, key and what is allowed.
 */
public final class SpecReader {
  static final ObjectMapper MAPPER =
      FlatHeader.written(
          JsonMapper.builder()
              .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
              .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
              .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
              .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
              .build());

  private final Map<String, Spec> defaults = new TreeMap<>();

  /** A reader of specs of some kinds. */
  public SpecReader(Collection<? extends SpecKind<?>> kinds) {
    kinds.forEach(kind -> defaults.put(kind.kind(), kind.defaults()));
  }

  /**
   * Reads a spec file.
   *
   * @param file the YAML file; relative paths of data sets and models in it are taken from its
   *     directory
   * @param overrides settings such as {@code training.steps=100} that win over the file's
   * @return the spec with every default filled in
   * @throws SpecException if the file or an override cannot be used
   */
  public Spec read(Path file, List<String> overrides) {
    String yaml = text(file);
    Path directory = file.toAbsolutePath().getParent();
    return parse(file.toString(), yaml, overrides, directory == null ? Path.of("/") : directory);
  }

  /**
   * Reads a spec from a text.
   *
   * @param source what the text is called in messages
   * @param directory what relative paths of data sets and models are taken from
   * @throws SpecException if the text or an override cannot be used
   */
  public Spec parse(String source, String yaml, List<String> overrides, Path directory) {
    SpecTree tree = SpecTree.parse(source, yaml);
    if (!(tree.root() instanceof ObjectNode spec)) {
      String what = tree.root().isNull() ? "the spec is empty" : "the spec is not a mapping";
      throw new SpecException(source + ": " + what + "; it must begin with kind: " + kinds());
    }
    overrides.forEach(setting -> applyOverride(tree, setting));
    refuseNewer(tree, spec);
    Spec base = defaults(tree, spec);
    OlderSpecs.complete(spec, base);
    resolvePaths(tree, spec, directory);
    refuseSurplus(tree, spec);
    try {
      ObjectNode merged = (ObjectNode) merge(MAPPER.valueToTree(base), spec);
      return MAPPER.treeToValue(FlatHeader.nest(merged), base.getClass()).resolved();
    } catch (JsonProcessingException e) {
      throw explain(tree, e);
    } catch (InvalidValueException e) {
      throw failure(tree, e.key(), String.valueOf(e.getMessage()), e); // Of a value filled in.
    }
  }

  /**
   * Reads what {@code data.dataset} of a spec would be.
   *
   * @param source what the text is called in messages
   * @param directory what relative paths are taken from
   * @throws SpecException if it names no data set
   */
  public static DatasetRef dataset(String source, String yaml, Path directory) {
    SpecTree tree = SpecTree.parse(source, yaml);
    ObjectNode spec = MAPPER.createObjectNode();
    spec.putObject("data").set("dataset", tree.root());
    resolvePaths(tree, spec, directory);
    try {
      return MAPPER.treeToValue(tree.root(), DatasetRef.class);
    } catch (JsonProcessingException e) {
      throw explain(tree, e);
    }
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new SpecException(file + ": is a directory; a spec is a YAML file");
    }
    if (!Files.exists(file)) {
      throw new SpecException(file + ": no such file");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new SpecException(file + ": not a text file in UTF-8", e);
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A file without an end is not read to it. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SpecTree.MAX_CHARACTERS + 1);
      if (bytes.length > SpecTree.MAX_CHARACTERS) {
        throw new SpecException(
            file
                + ": is too long: a spec is a YAML file of at most "
                + SpecTree.MAX_CHARACTERS
                + " bytes");
      }
      return bytes;
    }
  }

  private static void applyOverride(SpecTree tree, String setting) {
    String place = "--set " + setting;
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new SpecException(place + ": must be KEY=VALUE, such as training.steps=100");
    }
    JsonNode value = SpecTree.parse(place, setting.substring(equals + 1)).root();
    tree.override(setting.substring(0, equals).trim(), value, place);
  }

  /** Before anything else: what else a newer spec says need not make sense here. */
  private static void refuseNewer(SpecTree tree, ObjectNode spec) {
    JsonNode version = spec.path("formatVersion");
    if (version.isIntegralNumber() && version.asLong() > Defaults.FORMAT_VERSION) {
      throw new SpecException(
          tree.place("formatVersion")
              + ": formatVersion: "
              + version
              + " is newer than "
              + Defaults.FORMAT_VERSION
              + ", the newest this ntk reads; use the ntk that wrote it, or a newer one");
    }
  }

  private Spec defaults(SpecTree tree, ObjectNode spec) {
    JsonNode kind = spec.get("kind");
    if (kind == null) {
      throw new SpecException(tree.place("") + ": the key kind is missing; allowed: " + kinds());
    }
    Spec found = defaults.get(kind.asText());
    if (found == null) {
      throw new SpecException(
          tree.place("kind")
              + ": kind: "
              + kind.asText()
              + " is not allowed: must be "
              + kinds()
              + Nearest.question(kind.asText(), defaults.keySet()));
    }
    return found;
  }

  private String kinds() {
    return String.join(", ", defaults.keySet());
  }

  private static void resolvePaths(SpecTree tree, ObjectNode spec, Path directory) {
    if (spec.path("data").path("dataset") instanceof ObjectNode dataset) {
      for (Map.Entry<String, JsonNode> path : dataset.properties()) {
        if (DatasetRef.PATHS.contains(path.getKey()) && path.getValue().isTextual()) {
          String full = "data.dataset." + path.getKey();
          String absolute = resolve(tree, full, path.getValue().asText(), directory);
          path.setValue(dataset.textNode(absolute));
        }
      }
    }
    NetworkKeys.resolveModels(spec, path -> resolve(tree, "network.model", path, directory));
  }

  private static void refuseSurplus(SpecTree tree, ObjectNode spec) {
    if (NetworkKeys.namesNoModel(spec)) {
      throw new SpecException(
          tree.place("network.model")
              + ": network.model: names no file: name one, or leave it out");
    }
    NetworkKeys.surplus(spec)
        .ifPresent(
            key -> {
              throw new SpecException(
                  tree.place("network." + key)
                      + ": network."
                      + key
                      + ": not beside network.model, which says what the network is: leave out one"
                      + " of them");
            });
  }

  private static String resolve(SpecTree tree, String key, String path, Path directory) {
    try {
      return directory.resolve(path).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw failure(tree, key, "not a path: " + e.getReason() + "; must be the path of a file", e);
    }
  }

  /** The defaults with a user's values laid over them, object by object. */
  private static JsonNode merge(JsonNode defaults, JsonNode user) {
    if (!(defaults instanceof ObjectNode base) || !(user instanceof ObjectNode over)) {
      return user;
    }
    ObjectNode merged = base.deepCopy();
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      JsonNode below = base.get(entry.getKey());
      merged.set(entry.getKey(), below == null ? entry.getValue() : merge(below, entry.getValue()));
    }
    return merged;
  }

  private static SpecException explain(SpecTree tree, JsonProcessingException error) {
    String path = error instanceof JsonMappingException mapping ? path(mapping, null) : "";
    if (error instanceof UnrecognizedPropertyException unknown) {
      return explainUnknown(tree, path, unknown);
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValueException invalid) {
        String key = path((JsonMappingException) error, invalid.key());
        return failure(tree, key, String.valueOf(invalid.getMessage()), error);
      }
    }
    if (error instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return failure(
          tree,
          path,
          format.getValue() + " is not allowed: must be " + names(format.getTargetType()),
          error);
    }
    if (error instanceof MismatchedInputException mismatch) {
      return failure(tree, path, "has the wrong type: must be " + type(mismatch), error);
    }
    return failure(tree, path, error.getOriginalMessage(), error);
  }

  private static SpecException explainUnknown(
      SpecTree tree, String path, UnrecognizedPropertyException unknown) {
    List<String> known =
        FlatHeader.flat(unknown.getKnownPropertyIds().stream().map(String::valueOf)).toList();
    String name = unknown.getPropertyName();
    return new SpecException(
        tree.place(path)
            + ": unknown key "
            + path
            + Nearest.question(name, known)
            + "; known here: "
            + String.join(", ", known),
        unknown);
  }

  private static SpecException failure(
      SpecTree tree, String path, String problem, Throwable cause) {
    String separator = path.isEmpty() ? "" : problem.startsWith("has ") ? " " : ": ";
    return new SpecException(tree.place(path) + ": " + path + separator + problem, cause);
  }

  private static String path(JsonMappingException error, @Nullable String key) {
    String path =
        error.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."))
            .replaceFirst(FlatHeader.PATH, "");
    if (key == null || key.isEmpty() || path.equals(key) || path.endsWith("." + key)) {
      return path;
    }
    return path.isEmpty() ? key : path + '.' + key;
  }

  private static String names(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants())
        .map(constant -> MAPPER.valueToTree(constant).asText())
        .collect(Collectors.joining(", "));
  }

  private static String type(MismatchedInputException mismatch) {
    Class<?> target = mismatch.getTargetType();
    if (target == null) {
      return "of another type";
    }
    if (target == int.class || target == Integer.class || target == Long.class) {
      return "an integer";
    }
    if (target == double.class || target == Double.class) {
      return "a number";
    }
    if (target == boolean.class) {
      return "true or false";
    }
    if (target.isEnum()) {
      return names(target);
    }
    return target == String.class ? "a text" : List.class == target ? "a list" : "a mapping";
  }
}
