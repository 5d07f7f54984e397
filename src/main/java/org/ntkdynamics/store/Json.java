package org.ntkdynamics.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Records as indented JSON files; instants are ISO 8601 texts, enum constants lower-case words. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private Json() {}

  /** Writes a record, replacing an older file atomically. */
  public static void write(Path file, Object record) {
    AtomicFiles.write(file, text(record) + '\n');
  }

  /**
   * Reads a record, if its file is there.
   *
   * @throws StoreException if the file does not hold such a record
   */
  public static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.of(parse(file.toString(), Texts.read(file), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a record from a text.
   *
   * @param source what the text is called in messages
   * @throws StoreException if the text does not hold such a record
   */
  static <T> T parse(String source, String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      Optional<String> missing = value == null ? Optional.of("all of it") : missing(value);
      if (missing.isPresent()) {
        throw new StoreException(
            source + ": not as it was written: " + missing.get() + " is missing or null");
      }
      return value;
    } catch (ValueInstantiationException e) {
      throw new StoreException(source + ": not as it was written: " + problem(e.getCause()), e);
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new StoreException(source + ": not as it was written: " + problem, e);
    }
  }

  private static String problem(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
        : "a part of it is missing or null";
  }

  /** The first component of a record, or of one in it, that is null and may not be. */
  private static Optional<String> missing(@Nullable Object value) {
    if (value == null) {
      return Optional.of("an element");
    }
    if (value instanceof Collection<?> elements) {
      return elements.stream().flatMap(element -> missing(element).stream()).findFirst();
    }
    if (!value.getClass().isRecord()) {
      return Optional.empty();
    }
    return Arrays.stream(value.getClass().getRecordComponents())
        .flatMap(component -> missing(component, value).stream())
        .findFirst();
  }

  private static Optional<String> missing(RecordComponent component, Object record) {
    Object value = component(component, record);
    if (value != null) {
      return missing(value).map(below -> component.getName() + '.' + below);
    }
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? Optional.empty()
        : Optional.of(component.getName());
  }

  private static @Nullable Object component(RecordComponent component, Object record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // Of a private record too.
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has accessors", e);
    }
  }

  /** Reads one number of an object, whatever else the object holds; empty if it is not there. */
  static OptionalInt number(String source, String text, String key) {
    JsonNode value = parse(source, text, JsonNode.class).path(key);
    return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  /** The text of a record. */
  static String text(Object record) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record that JSON can hold: " + record, e);
    }
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context)
        throws IOException {
      try {
        Instant instant = Instant.parse(value);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
          throw context.weirdStringException(value, Instant.class, "not of the years 1 to 9999");
        }
        return instant;
      } catch (DateTimeException e) {
        throw context.weirdStringException(value, Instant.class, "not an instant of ISO 8601");
      }
    }
  }
}
