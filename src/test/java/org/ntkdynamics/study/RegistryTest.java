package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.plugin.PluginException;

/** Studies on the class path, and those that cannot be used. */
class RegistryTest {
  private static final String STUDY =
      """
      package mine;
      import java.util.List;
      import org.ntkdynamics.page.Report;
      import org.ntkdynamics.spec.*;
      import org.ntkdynamics.store.RunDirectory;
      import org.ntkdynamics.study.*;
      public class Mine implements Study<Mine.Setting> {
        public record Setting(Header header) implements Spec {}
        public String kind() { return "mine"; }
        public Setting defaults() { return new Setting(Header.of("mine")); }
        public Run prepare(Setting spec) { return List::of; }
        public Report report(Setting spec, RunDirectory run) { throw new AssertionError(); }
      }
      """;

  @TempDir private Path directory;

  private Path jar(String source) throws IOException {
    return UserJar.pack(
        directory.resolve("my.jar"),
        UserJar.compile(directory, "Mine.java", source),
        "mine.Mine # a comment");
  }

  private static Registry load(Path jar) throws IOException {
    URL[] place = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, Registry.class.getClassLoader())) {
      return Registry.load(loader);
    }
  }

  private static void assertRefused(Path jar, String reason) {
    PluginException refused = assertThrows(PluginException.class, () -> load(jar));
    assertEquals(jar + ": the study mine.Mine cannot be used: " + reason, refused.getMessage());
  }

  @Test
  void aStudyInAJarIsOneMoreKind() throws IOException {
    Registry registry = load(jar(STUDY));
    TreeSet<String> kinds = new TreeSet<>(Studies.byKind().keySet());
    kinds.add("mine");
    assertEquals(kinds, registry.byKind().keySet());
    assertEquals(Map.of("mine", directory.resolve("my.jar")), registry.added());
    String yaml = "kind: mine\nname: some\n";
    assertEquals("some", registry.reader().parse("x", yaml, List.of(), directory).name());
    assertEquals(Map.of(), Studies.added());
  }

  @Test
  void aDirectoryOfClassesWillDoAndIsNamedToo() throws IOException {
    Path classes = directory.resolve("classes");
    UserJar.compile(directory, "Mine.java", STUDY);
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(Study.class.getName()), "mine.Mine");
    assertEquals(Map.of("mine", classes), load(classes).added());
    Files.delete(classes.resolve("mine/Mine.class"));
    assertRefused(classes, "ClassNotFoundException: mine.Mine");
  }

  @Test
  void aClassThatIsMissing() throws IOException {
    Path classes = Files.createDirectory(directory.resolve("empty"));
    Path jar = UserJar.pack(directory.resolve("my.jar"), classes, "mine.Mine");
    assertRefused(jar, "ClassNotFoundException: mine.Mine");
  }

  @Test
  void aClassThatItNeedsIsMissing() throws IOException {
    Path classes = UserJar.compile(directory, "Mine.java", STUDY);
    Files.delete(classes.resolve("mine/Mine$Setting.class"));
    Path jar = UserJar.pack(directory.resolve("my.jar"), classes, "mine.Mine");
    assertRefused(jar, "NoClassDefFoundError: mine/Mine$Setting");
  }

  @Test
  void aClassOfANewerJava() throws IOException {
    Path classes = UserJar.compile(directory, "Mine.java", STUDY);
    Path file = classes.resolve("mine/Mine.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = (byte) (Runtime.version().feature() + 45); // The next Java's major version.
    Files.write(file, bytes);
    Path jar = UserJar.pack(directory.resolve("my.jar"), classes, "mine.Mine");
    int java = Runtime.version().feature();
    assertRefused(jar, "it is compiled for a newer Java than " + java);
  }

  @Test
  void aClassThatIsNoStudyOrCannotBeMade() throws IOException {
    Path none = jar("package mine; public class Mine {}");
    String message = assertThrows(PluginException.class, () -> load(none)).getMessage();
    assertTrue(message.startsWith(none + ": the study mine.Mine cannot be used: "), message);
    assertEquals(1, message.lines().count());
    assertRefused(
        jar(
            STUDY.replace(
                "  public String kind()", "  public Mine(int i) {}\n  public String kind()")),
        "NoSuchMethodException: mine.Mine.<init>()");
  }

  @Test
  void defaultsThatAreRefused() throws IOException {
    assertRefused(
        jar(
            STUDY.replace(
                "Header.of(\"mine\")",
                "new Header(7, \"mine\", \"mine\", Sweep.of(0L), List.of())")),
        "InvalidValueException: 7 is not allowed: must be 1, the version read here");
  }

  @Test
  void aMethodOfAnotherVersionOfTheProgram() throws IOException {
    assertRefused(
        jar(STUDY.replace("return \"mine\"", "throw new NoSuchMethodError(\"Require.gone()\")")),
        "NoSuchMethodError: Require.gone()");
  }

  @Test
  void twoStudiesOfOneKind() throws IOException {
    String kind = Studies.byKind().keySet().iterator().next();
    Path jar = jar(STUDY.replace("return \"mine\"", "return \"" + kind + '"'));
    String message = assertThrows(PluginException.class, () -> load(jar)).getMessage();
    assertTrue(message.startsWith("two studies of the kind " + kind + ", "), message);
    assertTrue(message.contains("mine.Mine of " + jar), message);
  }
}
