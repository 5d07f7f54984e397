package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of one kind in one directory, named by the step: {@code step-000100.npy}. */
final class StepFiles {
  private static final Pattern ANY = Pattern.compile("step-(\\d{6,9})\\..*");

  private final Path directory;
  private final String suffix;
  private final Pattern name;

  StepFiles(Path directory, String suffix) {
    this.directory = directory;
    this.suffix = suffix;
    this.name = Pattern.compile("step-(\\d{6,9})" + Pattern.quote(suffix));
  }

  /** The step in the name of a file of any kind; 0 if the name has none. */
  static int stepOf(String fileName) {
    Matcher matcher = ANY.matcher(fileName);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  Path file(int step) {
    if (step < 0) {
      throw new IllegalArgumentException("a step is not negative, but this is " + step);
    }
    return directory.resolve(String.format(Locale.ROOT, "step-%06d%s", step, suffix));
  }

  /** The steps that have a file, ascending. */
  List<Integer> steps() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(this::step).flatMap(Optional::stream).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  private Optional<Integer> step(Path file) {
    Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
