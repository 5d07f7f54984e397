package org.ntkdynamics.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.SpecReader;

/**
 * The studies that a class loader finds.
 *
 * @param byKind all of them
 * @param reader reads their specs
 */
record Registry(Map<String, Study<?>> byKind, SpecReader reader) {

  /**
   * Looks for them.
   *
   * @throws StudyException if one cannot be loaded, or two have one kind; it names where from
   */
  static Registry load(ClassLoader loader) {
    Map<String, Study<?>> studies = new TreeMap<>();
    try {
      ServiceLoader.load(Study.class, loader).forEach(study -> add(studies, study));
      return new Registry(Map.copyOf(studies), new SpecReader(studies.values()));
    } catch (ServiceConfigurationError | LinkageError | InvalidValueException e) {
      throw blame(loader, e);
    }
  }

  private static void add(Map<String, Study<?>> studies, Study<?> study) {
    Study<?> other = studies.put(study.kind(), study);
    if (other != null) {
      throw new StudyException(
          "two studies of the kind %s, %s and %s: take one off the class path"
              .formatted(study.kind(), place(other), place(study)));
    }
  }

  private static String place(Study<?> study) {
    return study.getClass().getName() + " of " + Origin.of(study.getClass());
  }

  /** Where each study comes from that does not come with this class. */
  Map<String, Path> added() {
    Path own = Origin.of(Registry.class);
    return byKind.values().stream()
        .filter(study -> !Origin.of(study.getClass()).equals(own))
        .collect(Collectors.toMap(Study::kind, study -> Origin.of(study.getClass())));
  }

  /** {@link ServiceLoader} does not say which file named the class at fault. */
  private static StudyException blame(ClassLoader loader, Throwable problem) {
    for (URL file : Origin.services(loader)) {
      for (String name : names(file)) {
        try {
          Study<?> study =
              Class.forName(name, true, loader)
                  .asSubclass(Study.class)
                  .getConstructor()
                  .newInstance();
          new SpecReader(List.of(study));
        } catch (InvocationTargetException e) {
          Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
          return StudyException.unusable(Origin.ofServices(file), name, cause);
        } catch (ReflectiveOperationException
            | LinkageError
            | ClassCastException
            | InvalidValueException e) {
          return StudyException.unusable(Origin.ofServices(file), name, e);
        }
      }
    }
    return new StudyException("a study on the class path cannot be loaded: " + problem);
  }

  /** As {@link ServiceLoader} reads them: a name a line, and comments from # on. */
  private static Collection<String> names(URL file) {
    try (InputStream in = Origin.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
