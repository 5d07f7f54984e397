package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the images and labels come from: a named set, or IDX files. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DatasetRef {

  /** Reads a name, or an object with the paths of IDX files. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static DatasetRef of(Object value) {
    if (value instanceof String name) {
      return new Named(name);
    }
    if (value instanceof Map<?, ?> paths) {
      return Files.of(paths);
    }
    throw new InvalidValueException(
        "", value, "mnist, or {images: …, labels: …} with paths of IDX files");
  }

  /**
   * A data set that ships with the product.
   *
   * @param name its name: {@code mnist}
   */
  record Named(@JsonValue String name) implements DatasetRef {
    public Named {
      if (!Defaults.DATASET.equals(name)) {
        throw new InvalidValueException(
            "", name, "mnist, or {images: …, labels: …} with paths of IDX files");
      }
    }
  }

  /**
   * IDX files, gzip-compressed or plain. Without test files the test set is split off the training
   * files.
   *
   * @param images unsigned bytes of shape {@code [samples, rows, columns]}
   * @param labels unsigned bytes of shape {@code [samples]}
   * @param testImages as {@code images}, or null
   * @param testLabels as {@code labels}, or null; given exactly if {@code testImages} is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Files(
      @JsonProperty("images") String images,
      @JsonProperty("labels") String labels,
      @JsonProperty("testImages") @Nullable String testImages,
      @JsonProperty("testLabels") @Nullable String testLabels)
      implements DatasetRef {
    public Files {
      if ((testImages == null) != (testLabels == null)) {
        throw new InvalidValueException(
            "", "only one of testImages and testLabels", "both of them or neither");
      }
    }

    private static Files of(Map<?, ?> paths) {
      Map<Object, Object> left = new LinkedHashMap<>(paths);
      Files files =
          new Files(
              required(left.remove("images"), "images"),
              required(left.remove("labels"), "labels"),
              optional(left.remove("testImages"), "testImages"),
              optional(left.remove("testLabels"), "testLabels"));
      if (!left.isEmpty()) {
        throw new InvalidValueException(
            "", "key " + left.keySet().iterator().next(), "images, labels, testImages, testLabels");
      }
      return files;
    }

    private static String required(@Nullable Object value, String key) {
      String path = optional(value, key);
      if (path == null) {
        throw new InvalidValueException(
            "", "a dataset without " + key, "{images: …, labels: …} with paths of IDX files");
      }
      return path;
    }

    private static @Nullable String optional(@Nullable Object value, String key) {
      if (value == null || value instanceof String) {
        return (String) value;
      }
      throw new InvalidValueException("", key + ": " + value, "the path of an IDX file");
    }
  }
}
