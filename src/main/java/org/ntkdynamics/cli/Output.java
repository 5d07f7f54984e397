package org.ntkdynamics.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much a command prints, and in which form. */
final class Output {
  /** What the user typed to start this program. */
  private static final String COMMAND_PROPERTY = "ntk.command";

  @Option(names = "--quiet", description = "Print errors and warnings alone.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object on standard output at the end.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Created by picocli, which injects {@code spec}. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  Output() {}

  boolean isQuiet() {
    return quiet;
  }

  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** The command line as it was typed, for the record. */
  String command() {
    return "ntk " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }

  /** Prints a result: as JSON if that was asked for, else a line, if any, unless all is quiet. */
  void result(Object jsonObject, String line) {
    if (json) {
      out().println(JsonMapper.builder().build().valueToTree(jsonObject).toString());
    } else if (!quiet && !line.isEmpty()) {
      out().println(line);
    }
  }

  /** What the user may type to go on with a run. */
  static String goOn(Path run) {
    return "go on with: " + System.getProperty(COMMAND_PROPERTY, "ntk") + " resume " + show(run);
  }

  /** A path as the user may open it: relative to the working directory if it lies below it. */
  static String show(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
