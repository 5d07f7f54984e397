package org.ntkdynamics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Directory trees in tests. */
public final class Trees {
  private Trees() {}

  /** Copies a tree; the target must not exist. */
  public static Path copy(Path from, Path to) throws IOException {
    for (Path path : list(from)) {
      Files.copy(path, to.resolve(from.relativize(path).toString()));
    }
    return to;
  }

  /** A directory and everything below it, each directory before what is in it. */
  public static List<Path> list(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted().toList();
    }
  }
}
