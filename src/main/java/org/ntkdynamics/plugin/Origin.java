package org.ntkdynamics.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Which jar or directory of the class path something comes from. */
public final class Origin {
  private Origin() {}

  /** That of a class. */
  public static Path of(Class<?> type) {
    CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    return path(source.getLocation());
  }

  /** The file that names the classes of a service. */
  static String services(Class<?> service) {
    return "META-INF/services/" + service.getName();
  }

  /** That of each file that names classes, whether there are any of these names or not. */
  static List<URL> services(Class<?> service, ClassLoader loader) {
    String name = services(service);
    try {
      return Collections.list(loader.getResources(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where a file that names the classes of a service lies. */
  static Path ofServices(Class<?> service, URL file) {
    try {
      URLConnection connection = file.openConnection();
      return connection instanceof JarURLConnection jar
          ? path(jar.getJarFileURL())
          : path(URI.create(file.toString().replace(services(service), "")).toURL());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Opens such a file past Java's cache, which would hold its jar open. */
  static InputStream open(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static Path path(URL location) {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(location + " is no file", e);
    }
  }
}
