package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the inputs and labels come from: a named set, or files of a user's own. Without test files
 * the test set is split off the training files.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DatasetRef {
  /** The keys whose values are paths. */
  Set<String> PATHS =
      Set.of(
          "images",
          "labels",
          "testImages",
          "testLabels",
          "folder",
          "testFolder",
          "csv",
          "testCsv",
          "inputs",
          "testInputs");

  /** What a data set may be, in words. */
  String ALLOWED =
      "mnist, {images: …, labels: …} with paths of IDX files, {folder: …} with images in one folder"
          + " a class, {csv: …, label: …}, or {inputs: …, labels: …} with paths of .npy files";

  /** What it is called: its name, or the path of its inputs. */
  String source();

  /** Reads a name, or an object with the paths of files. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static DatasetRef of(Object value) {
    if (value instanceof String name) {
      return new Named(name);
    }
    if (value instanceof Map<?, ?> map) {
      DatasetKeys keys = new DatasetKeys(map);
      if (keys.has("images") || keys.has("testImages")) {
        return Files.of(keys);
      }
      if (keys.has("folder")) {
        return Folder.of(keys);
      }
      if (keys.has("csv")) {
        return Csv.of(keys);
      }
      if (keys.has("inputs")) {
        return Npy.of(keys);
      }
    }
    throw new InvalidValueException("", value, ALLOWED);
  }

  /**
   * A data set that ships with the product.
   *
   * @param name its name: {@code mnist}
   */
  record Named(@JsonValue String name) implements DatasetRef {
    public Named {
      if (!Defaults.DATASET.equals(name)) {
        throw new InvalidValueException("", name, ALLOWED);
      }
    }

    @Override
    public String source() {
      return name;
    }
  }

  /**
   * IDX files, gzip-compressed or plain.
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
      DatasetKeys.bothOrNeither("testImages", testImages, "testLabels", testLabels);
    }

    private static Files of(DatasetKeys keys) {
      Files files =
          new Files(
              keys.path("images"),
              keys.path("labels"),
              keys.optionalPath("testImages"),
              keys.optionalPath("testLabels"));
      keys.refuseOthers();
      return files;
    }

    @Override
    public String source() {
      return images;
    }
  }

  /**
   * PNG and JPEG images in one sub-folder a class, all of one size. Classes are numbered in the
   * order of the sub-folders' names, as numbers if all of them are, and images within a class by
   * theirs.
   *
   * @param folder what holds the sub-folders
   * @param testFolder the same for testing, with sub-folders of the same names, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Folder(
      @JsonProperty("folder") String folder,
      @JsonProperty("testFolder") @Nullable String testFolder)
      implements DatasetRef {
    private static Folder of(DatasetKeys keys) {
      Folder folder = new Folder(keys.path("folder"), keys.optionalPath("testFolder"));
      keys.refuseOthers();
      return folder;
    }

    @Override
    public String source() {
      return folder;
    }
  }

  /**
   * A table of numbers, a line a sample, fields parted by commas.
   *
   * @param csv its path
   * @param label the column of the label, a whole number from 0; all others are inputs
   * @param header whether the first line has the names of the columns; by default where {@code
   *     label} is one
   * @param testCsv a table of the same columns for testing, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Csv(
      @JsonProperty("csv") String csv,
      @JsonProperty("label") Column label,
      @JsonProperty("header") boolean header,
      @JsonProperty("testCsv") @Nullable String testCsv)
      implements DatasetRef {
    public Csv {
      if (label.name() != null && !header) {
        throw new InvalidValueException(
            "", "label: " + label.name(), "the number of a column, from 0, where header is false");
      }
    }

    private static Csv of(DatasetKeys keys) {
      Column label = Column.of(keys.value("label"));
      Csv csv =
          new Csv(
              keys.path("csv"),
              label,
              keys.flag("header", label.name() != null),
              keys.optionalPath("testCsv"));
      keys.refuseOthers();
      return csv;
    }

    @Override
    public String source() {
      return csv;
    }
  }

  /**
   * A column of a table.
   *
   * @param name its name; null if it has a number
   * @param number which it is, from 0; 0 if it has a name
   */
  record Column(@Nullable String name, int number) {
    private static Column of(@Nullable Object value) {
      if (value instanceof String name && !name.isEmpty()) {
        return new Column(name, 0);
      }
      if (value instanceof Integer number && number >= 0) {
        return new Column(null, number);
      }
      throw new InvalidValueException(
          "", "label: " + value, "the name of a column of the CSV file, or its number from 0");
    }

    /** The name or the number, as a spec has it. */
    @JsonValue
    Object value() {
      return name == null ? (Object) number : name;
    }
  }

  /**
   * Arrays as {@code numpy.save} writes them.
   *
   * @param inputs numbers of shape {@code [samples, …]}; what follows the first dimension is a
   *     sample
   * @param labels whole numbers from 0, shape {@code [samples]}
   * @param testInputs as {@code inputs}, or null
   * @param testLabels as {@code labels}, or null; given exactly if {@code testInputs} is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Npy(
      @JsonProperty("inputs") String inputs,
      @JsonProperty("labels") String labels,
      @JsonProperty("testInputs") @Nullable String testInputs,
      @JsonProperty("testLabels") @Nullable String testLabels)
      implements DatasetRef {
    public Npy {
      DatasetKeys.bothOrNeither("testInputs", testInputs, "testLabels", testLabels);
    }

    private static Npy of(DatasetKeys keys) {
      Npy npy =
          new Npy(
              keys.path("inputs"),
              keys.path("labels"),
              keys.optionalPath("testInputs"),
              keys.optionalPath("testLabels"));
      keys.refuseOthers();
      return npy;
    }

    @Override
    public String source() {
      return inputs;
    }
  }
}
