package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.spec.Nearest;

/** The specs that ship: {@code experiments/*.yaml} in the directory of the launcher. */
final class ShippedSpecs {
  private static final String EXTENSION = ".yaml";

  private ShippedSpecs() {}

  /** Where they are, which need not exist. */
  static Path directory() {
    return Path.of(System.getProperty(Datasets.HOME_PROPERTY, ""), "experiments");
  }

  /** The schema of all specs, which need not exist. */
  static Path schema() {
    return directory().resolve("schema.json");
  }

  /** Their files, by name; none if there is no such directory. */
  static List<Path> files() {
    if (!Files.isDirectory(directory())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory())) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory() + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  /** The one that may have been meant by a file that is not there. */
  static Optional<Path> meant(Path missing) {
    return Nearest.of(name(missing), files().stream().map(ShippedSpecs::name).toList())
        .map(name -> directory().resolve(name + EXTENSION));
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }
}
