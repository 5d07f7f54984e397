package org.ntkdynamics.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Records as indented JSON files; instants are ISO 8601 texts, enum constants lower-case words. */
final class Json {
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

  static void write(Path file, Object record) {
    AtomicFiles.write(file, text(record) + '\n');
  }

  /**
   * Reads a record, if its file is there.
   *
   * @throws StoreException if the file does not hold such a record
   */
  static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.of(parse(file.toString(), Files.readString(file), type));
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
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new StoreException(source + ": not as it was written: " + e.getOriginalMessage(), e);
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

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(value);
      } catch (DateTimeException e) {
        throw context.weirdStringException(value, Instant.class, "not an instant of ISO 8601");
      }
    }
  }
}
