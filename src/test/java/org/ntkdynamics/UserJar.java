package org.ntkdynamics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.ntkdynamics.study.Study;

/** What a user does who writes a study or a probe: compiles it, names it and packs it. */
public final class UserJar {
  private UserJar() {}

  /** Compiles sources, given by the names of their files, and returns where the classes are. */
  public static Path compile(Path directory, String name, String source) throws IOException {
    Path file = Files.writeString(directory.resolve(name), source);
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertTrue(compiled, messages::toString);
    return classes;
  }

  /** Packs classes, and the file that names the studies among them. */
  public static Path pack(Path jar, Path classes, String... studies) throws IOException {
    return pack(jar, classes, Study.class, studies);
  }

  /** Packs classes, and the file that names those among them that are of a service. */
  public static Path pack(Path jar, Path classes, Class<?> service, String... names)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.walk(classes)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(path));
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
      out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  /** The program of README that begins with some words. */
  public static String ofReadme(String beginning) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("```java\n" + beginning) + "```java\n".length();
    assertTrue(begin > "```java\n".length(), beginning);
    return readme.substring(begin, readme.indexOf("```", begin));
  }
}
