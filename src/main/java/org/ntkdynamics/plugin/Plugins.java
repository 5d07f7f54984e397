package org.ntkdynamics.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The classes of a service that a class loader finds. */
public final class Plugins {
  private Plugins() {}

  /**
   * Looks for them.
   *
   * @param service their interface
   * @param noun what one is called, such as {@code study}
   * @param several what two of one name are called, such as {@code studies of the kind}
   * @param name what each is told by
   * @param check throws an {@link IllegalArgumentException} at one that does not fit this program
   * @return those found, by name
   * @throws PluginException if one cannot be loaded or does not fit, or two have one name; it names
   *     where from
   */
  public static <T> Map<String, T> load(
      Class<T> service,
      String noun,
      String several,
      ClassLoader loader,
      Function<T, String> name,
      Consumer<T> check) {
    List<T> found = new ArrayList<>();
    try {
      ServiceLoader.load(service, loader).forEach(found::add);
      found.forEach(check);
    } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
      throw blame(service, noun, loader, check, e);
    }
    Map<String, T> byName = new TreeMap<>();
    for (T one : found) {
      T other = byName.put(name.apply(one), one);
      if (other != null) {
        throw new PluginException(
            "two %s %s, %s and %s: take one off the class path"
                .formatted(several, name.apply(one), place(other), place(one)));
      }
    }
    return byName;
  }

  private static String place(Object plugin) {
    return plugin.getClass().getName() + " of " + Origin.of(plugin.getClass());
  }

  /** {@link ServiceLoader} does not say which file named the class at fault. */
  private static <T> PluginException blame(
      Class<T> service, String noun, ClassLoader loader, Consumer<T> check, Throwable problem) {
    for (URL file : Origin.services(service, loader)) {
      for (String name : names(file)) {
        try {
          check.accept(
              Class.forName(name, true, loader).asSubclass(service).getConstructor().newInstance());
        } catch (InvocationTargetException e) {
          Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
          return PluginException.unusable(Origin.ofServices(service, file), noun, name, cause);
        } catch (ReflectiveOperationException
            | LinkageError
            | ClassCastException
            | IllegalArgumentException e) {
          return PluginException.unusable(Origin.ofServices(service, file), noun, name, e);
        }
      }
    }
    return new PluginException("a " + noun + " on the class path cannot be loaded: " + problem);
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
