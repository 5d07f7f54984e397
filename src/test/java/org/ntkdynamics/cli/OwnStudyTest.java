package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.study.Studies;

/** The study of README in a jar of its own, as a user runs it. */
class OwnStudyTest {
  private static final String UNIT = "units/M=2_seed=0/";

  @TempDir private Path directory;
  private Path jar;
  private Path spec;

  /** What a command said. */
  private record Said(int code, String out, String err) {}

  @BeforeEach
  void pack() throws IOException {
    Path classes = UserJar.compile(directory, "DeadLayers.java", UserJar.ofReadme("package mine;"));
    jar = UserJar.pack(directory.resolve("my.jar"), classes, "mine.DeadLayers");
    spec = directory.resolve("my.yaml");
    Files.writeString(spec, "kind: dead-layers\nname: my-study\nwidth: [2, 3]\ndepth: 20\n");
  }

  private Said ntk(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(NtkProcess.command());
    int path = command.indexOf("-cp") + 1;
    command.set(path, command.get(path) + ':' + jar);
    command.add(1, "-Dntk.home=" + Path.of("").toAbsolutePath());
    command.addAll(List.of(arguments));
    return said(new ProcessBuilder(command).directory(directory.toFile()));
  }

  private Said said(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Said(code, Files.readString(out), Files.readString(err));
  }

  @Test
  void runsResumesReportsAndCompares() throws Exception {
    Path whole = directory.resolve("whole");
    Path cut = directory.resolve("cut");
    assertEquals(
        new Said(ExitCode.DONE, "", ""),
        ntk("run", spec.toString(), "--out", whole.toString(), "--quiet"));
    List<String> rows = Files.readAllLines(whole.resolve(UNIT + "dead.csv"));
    assertEquals("depth,drawn,exact", rows.get(0));
    assertTrue(rows.get(1).matches("1,0[.]2\\d+,0[.]25"), rows.get(1));
    assertEquals(21, rows.size());
    String page = Files.readString(whole.resolve("index.html"));
    for (String part : List.of("Share that is dead", "depth L", "<svg", UNIT + "dead.csv")) {
      assertTrue(page.contains(part), part);
    }

    Trees.copy(whole, cut);
    Files.delete(cut.resolve(UNIT + "dead.csv"));
    Files.writeString(cut.resolve(UNIT + "status.json"), "{\"state\": \"running\", \"step\": 3}");
    Said resumed = ntk("resume", cut.toString());
    assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("M=2_seed=0: finished at step 20"), resumed.err());
    Said compared = ntk("compare", whole.toString(), cut.toString());
    assertEquals(ExitCode.DONE, compared.code(), compared.out());
    assertTrue(compared.out().contains("all numbers are the same to the last bit"));

    Files.delete(cut.resolve("index.html"));
    assertEquals(ExitCode.DONE, ntk("report", cut.toString()).code());
    assertTrue(Files.exists(cut.resolve("index.html")));
  }

  @Test
  void isListedAmongTheExperimentsAndRefusesWhatItMust() throws Exception {
    Said listed = ntk("experiments");
    assertTrue(listed.out().contains("my.jar "), listed.out());
    assertTrue(listed.out().contains("adds kind: dead-layers"), listed.out());
    Said refused = ntk("run", spec.toString(), "--set", "width=99");
    assertEquals(ExitCode.WRONG_REQUEST, refused.code());
    assertEquals(
        "ntk: --set width=99: width: 99 is not allowed: must be an integer of at least 1 and at"
            + " most 60\n",
        refused.err());
  }

  @Test
  void aNewSpecOfItIsValidAndTheSchemaHasIt() throws Exception {
    Path file = directory.resolve("new.yaml");
    assertEquals(ExitCode.DONE, ntk("new", "dead-layers", "--out", file.toString()).code());
    String yaml = Files.readString(file);
    assertTrue(yaml.contains("kind: dead-layers") && !yaml.contains("$schema="), yaml);
    assertEquals(
        new Said(ExitCode.DONE, "new.yaml: valid: dead-layers, 3 units\n", ""),
        ntk("validate", file.toString()));
    JsonNode schema = new ObjectMapper().readTree(ntk("schema").out());
    JsonNode keys = schema.at("/$defs/dead-layers/properties");
    assertEquals("[2,4,8]", keys.at("/width/default").toString(), keys.toString());
    assertTrue(keys.has("depth"), keys.toString());
    assertTrue(schema.at("/properties/kind/enum").toString().contains("dead-layers"));
    String other = Studies.byKind().keySet().iterator().next();
    assertTrue(schema.at("/$defs/" + other + "/properties/name").isObject(), other);
  }

  @Test
  void aJarWithoutItsClassIsNamedInOneLine() throws Exception {
    UserJar.pack(jar, Files.createDirectory(directory.resolve("none")), "mine.DeadLayers");
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: "
                + jar
                + ": the study mine.DeadLayers cannot be used: ClassNotFoundException:"
                + " mine.DeadLayers\n"),
        ntk("run", spec.toString()));
  }

  /** The launcher, with a Java that says what it was asked for. */
  @Test
  void theLauncherPutsItOnTheClassPath() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    Files.copy(Path.of("ntk"), home.resolve("ntk"));
    Files.createDirectories(home.resolve("target/lib"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("target/ntk.jar"));
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    for (String added : List.of("", "my.jar:other")) {
      ProcessBuilder builder =
          new ProcessBuilder("bash", home.resolve("ntk").toString(), "experiments");
      builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
      builder.environment().put("NTK_CLASSPATH", added);
      Said said = said(builder);
      assertEquals(0, said.code(), said.err());
      String path =
          home.toRealPath().resolve("target/ntk.jar") + (added.isEmpty() ? "" : ":" + added);
      assertEquals(
          path,
          Stream.of(said.out().split("\n"))
              .dropWhile(s -> !s.equals("-cp"))
              .skip(1)
              .findFirst()
              .orElse(""));
    }
  }
}
