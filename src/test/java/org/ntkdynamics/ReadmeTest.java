package org.ntkdynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.config.SpecReader;

/** What README says can be done as it stands there. */
class ReadmeTest {
  @TempDir private Path directory;

  @Test
  void programCompiles() throws IOException {
    Path source = directory.resolve("MyKernels.java");
    Files.writeString(source, fenced("java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
            .call();
    assertTrue(compiled, messages::toString);
  }

  @Test
  void specIsValid() throws IOException {
    var config = SpecReader.parse("README.md", fenced("yaml"), List.of(), Path.of("/"));
    assertEquals("my-experiment", config.name());
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead =
        matches("\\]\\(([^):#]+)[^):]*\\)").filter(link -> !Files.exists(Path.of(link))).toList();
    assertEquals(List.of(), dead);
  }

  @Test
  void everySpecIsThere() throws IOException {
    List<String> specs = matches("experiments/([a-z0-9-]+)\\.yaml").distinct().toList();
    assertTrue(specs.contains("quickstart"));
    for (String spec : specs) {
      SpecReader.read(Path.of("experiments", spec + ".yaml"), List.of());
    }
  }

  private static String fenced(String language) throws IOException {
    return matches("(?s)```" + language + "\n(.*?)```").findFirst().orElseThrow();
  }

  private static Stream<String> matches(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult result) -> result.group(1));
  }
}
