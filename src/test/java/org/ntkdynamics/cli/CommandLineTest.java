package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.study.NeedsStudy;
import picocli.CommandLine;

/** What all commands have in common. */
class CommandLineTest {
  @Test
  void refusesAWrongCommandLine() {
    assertEquals(ExitCode.WRONG_REQUEST, Said.by().code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("ran").code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("run").code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("run", Quickstart.SPEC, "--sett", "a=b").code());
  }

  @ParameterizedTest
  @CsvSource({
    "rnu, run",
    "experimnets, experiments",
    "run x --sett=a=b, --set",
    "theory momnets, moments",
    "run quickstart, experiments/quickstart.yaml",
    "run experiments/figure4.yaml, experiments/figure-4.yaml"
  })
  void asksWhatWasMeant(String typed, String meant) {
    Said said = Said.by(typed.split(" "));
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().endsWith(" (did you mean " + meant + "?)"), said.err());
  }

  @Test
  void quietAndJsonGoWithEveryCommand() {
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      Collection<CommandLine> questions = command.getSubcommands().values();
      for (CommandLine leaf : questions.isEmpty() ? List.of(command) : questions) {
        boolean isCompletion = leaf.getCommandName().equals("generate-completion");
        for (String option : List.of("--quiet", "--json")) {
          boolean is = leaf.getCommandSpec().optionsMap().containsKey(option);
          assertEquals(!isCompletion, is, leaf.getCommandName() + ' ' + option);
        }
      }
    }
  }

  @Test
  void listsTheExperimentsThatShip() throws IOException {
    Said said = Said.by("experiments");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.out().contains("quickstart.yaml"), said.out());
    JsonNode json = new ObjectMapper().readTree(Said.by("experiments", "--json").out());
    for (JsonNode spec : json) {
      String what = spec.get("what").asText();
      assertTrue(what.matches("[^.].*(?<! al)[.?]"), spec + ": is no whole sentence");
    }
  }

  @Test
  void tellsItsVersionAndCommit() {
    Said said = Said.by("--version");
    assertTrue(said.out().startsWith("ntk-dynamics "), said.out());
    assertTrue(said.out().contains("(commit "), said.out());
  }

  @NeedsStudy("claims")
  @Test
  void completesInAShell() {
    String script = Said.by("generate-completion").out();
    assertTrue(script.contains("complete -F"));
    for (String values :
        List.of(
            "(\"trace\" \"perOutput\" \"full\")",
            "(\"standard\" \"ntk\")",
            "\"sk-eq-13\"",
            "(\"mnist\")")) {
      assertTrue(script.contains(values), values);
    }
  }

  @Test
  void memoryThatRunsOutAllTheSameIsSaidInOneLine() {
    StringWriter err = new StringWriter();
    var command = Main.commandLine().setErr(new PrintWriter(err, true));
    command.addSubcommand("exhaust", new Exhaust());
    assertEquals(ExitCode.FAILED, command.execute("exhaust"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("ntk: out of memory: "), err.toString());
  }

  @CommandLine.Command
  private static final class Exhaust implements Callable<Integer> {
    @Override
    public Integer call() {
      return new long[Integer.MAX_VALUE].length; // More than any array can hold.
    }
  }
}
