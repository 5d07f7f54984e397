package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command said.
 *
 * @param code its exit code
 * @param out its output
 * @param err its messages
 */
public record Said(int code, String out, String err) {
  public static final int DONE = ExitCode.DONE;
  public static final int FAILED = ExitCode.FAILED;
  public static final int WRONG_REQUEST = ExitCode.WRONG_REQUEST;

  /** What a command says that was asked to be quiet and has nothing to complain of. */
  public static final Said NOTHING = new Said(DONE, "", "");

  /** Executes a command line in this process. */
  public static Said by(String... args) {
    return by(List.of(args));
  }

  /** Executes a command line in this process. */
  public static Said by(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = command.execute(args.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  /** Runs a spec, quietly. */
  public static Said byRunning(Path spec, Path out, String... settings) {
    List<String> args =
        new ArrayList<>(List.of("run", spec.toString(), "--quiet", "--out", out.toString()));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return by(args);
  }

  /** Runs a shipped spec, quietly. */
  public static Said byRunning(String shipped, Path out, String... settings) {
    return byRunning(Path.of("experiments", shipped + ".yaml"), out, settings);
  }

  /** The one line of its messages. */
  public String errLine() {
    assertEquals(1, err.lines().count(), err);
    return err.strip();
  }
}
