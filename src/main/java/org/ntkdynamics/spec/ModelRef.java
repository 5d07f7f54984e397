package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file with a DL4J network of a user's own. A run keeps a copy of it, and a spec is written with
 * the place of that copy from the run directory on, wherever the file itself lies: so a run.yaml
 * says the same in any place.
 *
 * @param file its path
 */
public record ModelRef(Path file) {
  /** The directory of a run that holds the copies. */
  private static final String DIRECTORY = "models";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String ALLOWED =
      "the path of a JSON or zip file of a DL4J MultiLayerNetwork, whose name has letters, digits,"
          + " '.', '_' and '-' alone and at most 100 of them";

  public ModelRef {
    if (!NAME.matcher(String.valueOf(file.getFileName())).matches()) {
      throw new InvalidValueException("model", file, ALLOWED);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ModelRef of(Object value) {
    if (value instanceof String path) {
      try {
        return new ModelRef(Path.of(path));
      } catch (InvalidPathException e) {
        throw new InvalidValueException("model", path, ALLOWED);
      }
    }
    throw new InvalidValueException("model", value, ALLOWED);
  }

  /** Where a run keeps its copy, from the run directory on. */
  @JsonValue
  public String copy() {
    return DIRECTORY + '/' + fileName();
  }

  /** The name of the file. */
  public String fileName() {
    return String.valueOf(file.getFileName());
  }

  /** What the network is called: the name of the file without what follows the last dot. */
  @Override
  public String toString() {
    return fileName().replaceFirst("(?<=.)\\.[^.]*$", "");
  }
}
