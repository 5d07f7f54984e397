package org.ntkdynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What README says can be done as it stands there. */
class ReadmeTest {
  @TempDir private Path directory;

  @Test
  void programCompiles() throws IOException {
    UserJar.compile(directory, "MyKernels.java", UserJar.ofReadme("import java.io.File;"));
  }

  /** Versions that are managed count for a build alone; those of dependencies come along. */
  @Test
  void aProgramOnItHasTheOpenBlasOfThisBuild() throws Exception {
    Set<String> managed = nativeLibraries("/project/dependencyManagement");
    assertEquals(4, managed.size(), managed.toString());
    assertEquals(managed, nativeLibraries("/project"));
  }

  private static Set<String> nativeLibraries(String parent) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
    XPath paths = XPathFactory.newInstance().newXPath();
    String chosen = parent + "/dependencies/dependency[groupId='org.bytedeco']";
    NodeList found = (NodeList) paths.evaluate(chosen, pom, XPathConstants.NODESET);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < found.getLength(); i++) {
      names.add(paths.evaluate("concat(artifactId, ' ', classifier)", found.item(i)));
    }
    return names;
  }

  /** OwnStudyTest runs it. */
  @Test
  void aStudyTakesFortyLines() throws IOException {
    assertTrue(UserJar.ofReadme("package mine;").lines().count() <= 40);
  }

  @NeedsStudy("label-awareness")
  @Test
  void specIsValid() throws IOException {
    var config = Studies.reader().parse("README.md", fenced("yaml"), List.of(), Path.of("/"));
    assertEquals("my-experiment", config.name());
  }

  @Test
  void everySpecIsThere() throws IOException {
    List<String> specs = matches("experiments/([a-z0-9-]+)\\.yaml").distinct().toList();
    assertTrue(specs.contains("quickstart"));
    for (String spec : specs) {
      Path file = Path.of("experiments", spec + ".yaml");
      if (!Kinds.isMissing(file)) {
        Studies.reader().read(file, List.of());
      }
    }
  }

  @Test
  void theMinutesAreThoseOfTheRecordedRuns() throws IOException {
    Pattern minutes =
        Pattern.compile(
            "\\[[^]]+]\\(\\.\\./reports/([a-z0-9-]+)/index\\.html\\) (?:\\| |\\()([0-9.]+)(?= \\|| minutes\\)|\\))");
    List<MatchResult> stated =
        minutes.matcher(Files.readString(Path.of("docs/results.md"))).results().toList();
    assertTrue(stated.size() > 20, stated.size() + " were found");
    for (MatchResult run : stated) {
      assertEquals(recordedMinutes(run.group(1)), run.group(2), run.group(1));
    }
  }

  private static String recordedMinutes(String report) throws IOException {
    Path file = Path.of("reports", report, "provenance.json");
    Duration all = Duration.ZERO;
    for (JsonNode session : new ObjectMapper().readTree(file.toFile()).get("sessions")) {
      Instant started = Instant.parse(session.get("started").asText());
      all = all.plus(Duration.between(started, Instant.parse(session.get("ended").asText())));
    }
    return String.format(Locale.ROOT, "%.1f", Math.max(0.1, all.toMillis() / 60_000.0));
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
