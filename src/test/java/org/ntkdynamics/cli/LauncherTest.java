package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, with a Java and a Maven that say what they were asked for. */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "readlink", "sed", "grep", "tail", "mkdir", "find");

  @TempDir Path directory;

  private Path home;
  private Path jdk;
  private Path tools;

  @BeforeEach
  void installation() throws IOException {
    home = Files.createDirectories(directory.toRealPath().resolve("home"));
    Files.copy(Path.of("ntk"), home.resolve("ntk"));
    Files.createDirectories(home.resolve("target/lib"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("target/ntk.jar"));
    jdk = home.resolve("jdk");
    program(jdk.resolve("bin/java"), "printf '%s\\n' \"$@\" \"locale ${LC_ALL-} ${LC_CTYPE-}\"");
    program(jdk.resolve("bin/javac"), "");
    tools = Files.createDirectory(home.resolve("tools"));
    for (String tool : TOOLS) {
      program(tools.resolve(tool), "exec " + where(tool) + " \"$@\"");
    }
  }

  private static Path where(String tool) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Said ntk(Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", home.resolve("ntk").toString(), "probes");
    builder.directory(home.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Said(process.waitFor(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private Map<String, String> java(String... others) {
    Map<String, String> environment = new LinkedHashMap<>(Map.of("JAVA_HOME", jdk.toString()));
    for (int i = 0; i < others.length; i += 2) {
      environment.put(others[i], others[i + 1]);
    }
    return environment;
  }

  @Test
  void aJavaThatIsNotThere() throws Exception {
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: JAVA_HOME=/nowhere in the environment has no bin/java: set it to a JDK 17 or"
                + " newer, or unset it\n"),
        ntk(Map.of("JAVA_HOME", "/nowhere")));
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: no java is on the PATH: install a JDK 17 or newer, or set JAVA_HOME to one\n"),
        ntk(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16"})
  void aJavaThatIsTooOld(String version) throws Exception {
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: "
                + jdk
                + " is Java "
                + version
                + ": a JDK 17 or newer is needed; JAVA_HOME names one\n"),
        ntk(java()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_VERSION=\"17\"", "JAVA_VERSION=\"25.0.1\"", "none"})
  void aJavaThatIsNew(String release) throws Exception {
    Files.writeString(jdk.resolve("release"), release + "\n");
    Said said = ntk(java());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.out().contains("\norg.ntkdynamics.cli.Main\nprobes\n"), said.out());
  }

  /** So that messages can say what to type. */
  @Test
  void theProgramKnowsHowItWasStarted() throws Exception {
    String out = ntk(java()).out();
    assertTrue(out.contains("\n-Dntk.command=" + home.resolve("ntk") + '\n'), out);
  }

  @Test
  void whatBuildsItIsNotThere() throws Exception {
    Files.delete(home.resolve("target/ntk.jar"));
    assertEquals(
        "ntk: no mvn is on the PATH: install Maven 3.8 or newer, which builds this program\n",
        ntk(java()).err());
    program(tools.resolve("mvn"), "");
    Files.delete(jdk.resolve("bin/javac"));
    assertEquals(
        "ntk: " + jdk + " has no compiler: to build this program a JDK is needed, not a JRE\n",
        ntk(java()).err());
  }

  @Test
  void aBuildThatFailsSaysWhyAndWhereAllOfItIs() throws Exception {
    Files.delete(home.resolve("target/ntk.jar"));
    program(tools.resolve("mvn"), "echo '[INFO] much'; echo '[ERROR] no route to host'; exit 1");
    Said said = ntk(java());
    assertEquals(ExitCode.FAILED, said.code());
    assertEquals(
        List.of(
            "ntk: building (the first time takes a few minutes and downloads about 250 MB); Maven"
                + " writes to target/build.log",
            "[ERROR] no route to host",
            "ntk: the build failed; all that Maven said is in target/build.log"),
        said.err().lines().toList());
    assertTrue(read(home.resolve("target/build.log")).contains("much"));
  }

  /** Java would write a question mark for each Θ. */
  @ParameterizedTest
  @CsvSource({
    "LANG, C, ' C.UTF-8'",
    "LC_ALL, POSIX, ' C.UTF-8'",
    "NOTHING, x, ' C.UTF-8'",
    "LANG, de_DE.UTF-8, ' '",
    "LC_ALL, en_US.ISO-8859-1, 'en_US.ISO-8859-1 '"
  })
  void whereNoLocaleIsSetItIsUtf8(String variable, String value, String locale) throws Exception {
    String out = ntk(java(variable, value)).out();
    assertTrue(out.endsWith("\nlocale " + locale + "\n"), out);
  }
}
