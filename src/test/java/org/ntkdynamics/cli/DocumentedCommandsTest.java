package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What the documents say: their links lead somewhere, and their commands are what they say. */
class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?<!NTK_CLASSPATH=\\S{1,30} )\\./ntk ([^`|\\n]+)");
  private static final Pattern TOKEN = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)[^):]*\\)");

  /** A word that stands for what a reader puts in its place, or a command that is cut short. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "…|\\$|\\[-|\\b(SPEC|RUN|DIR|KEY|VALUE|ID|NAME|KIND|MODEL|CASE|JAR)\\b|\\bmy[-.]|[<>]");

  /** Those that end at once. */
  private static final Set<String> QUICK = Set.of("theory", "experiments");

  static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    Path folder = Path.of("").toAbsolutePath().resolve(document).getParent();
    List<String> dead =
        LINK.matcher(Files.readString(document))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !Files.exists(folder.resolve(link)))
            .toList();
    assertEquals(List.of(), dead);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandIsOne(Path document) throws IOException {
    for (List<String> command : commands(Files.readString(document))) {
      check(command);
    }
  }

  @Test
  void thereAreCommands() throws IOException {
    assertTrue(commands(Files.readString(Path.of("README.md"))).size() > 3);
    assertEquals(
        List.of(List.of("run", "a.yaml", "--set", "b=[0, 1]"), List.of("experiments")),
        commands(
            "`./ntk run a.yaml --set 'b=[0, 1]'` and ./ntk run SPEC\n    ./ntk experiments\n"));
  }

  private static List<List<String>> commands(String text) {
    List<List<String>> commands = new ArrayList<>();
    for (String line : COMMAND.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (!PLACEHOLDER.matcher(line).find()) {
        commands.add(
            TOKEN
                .matcher(line.replaceFirst("\\s+#.*", "").strip())
                .results()
                .map(
                    token ->
                        Stream.of(1, 2, 3)
                            .map(token::group)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow())
                .map(token -> token.replaceFirst("[.,;:)]+$", ""))
                .toList());
      }
    }
    return commands;
  }

  /** Runs what ends at once, reads the spec of what would run, and parses the others. */
  private static void check(List<String> command) throws IOException {
    if (QUICK.contains(command.get(0))) {
      Said said = Said.by(command);
      assertEquals(ExitCode.DONE, said.code(), () -> command + ": " + said.err());
      return;
    }
    CommandLine main = Main.commandLine();
    ParseResult parsed = main.parseArgs(command.toArray(String[]::new));
    assertTrue(
        parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested(),
        command::toString);
    if (command.get(0).equals("run")) {
      ParseResult run = parsed.subcommand();
      List<String> settings =
          run.matchedOptionValue("--set", List.<String>of()).stream().map(String::valueOf).toList();
      Path spec = Path.of(run.matchedPositional(0).getValue().toString());
      if (!Kinds.isMissing(spec)) {
        assertFalse(Studies.reader().read(spec, settings).name().isEmpty());
      }
    }
  }
}
