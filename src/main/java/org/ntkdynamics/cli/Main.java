package org.ntkdynamics.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.plugin.PluginException;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.study.EngineException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code ntk} command. */
@Command(
    name = "ntk",
    description = "Watch a neural network's tangent kernel while it trains.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      NewCommand.class,
      SchemaCommand.class,
      ResumeCommand.class,
      WatchCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      ClaimsCommand.class,
      CompareCommand.class,
      MergeCommand.class,
      KernelCommand.class,
      EigenpairsCommand.class,
      ExperimentsCommand.class,
      ProbesCommand.class,
      TheoryCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work failed, or the runs that were compared differ",
      "2:the request was wrong",
      "130:interrupted; the state was saved"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Created by picocli, which injects {@code spec}. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  public Main() {}

  /** Runs the command and exits. */
  public static void main(String[] args) {
    Optional<String> fault = Surroundings.fault(System.getenv());
    if (fault.isPresent()) {
      System.err.println("ntk: " + fault.get());
      Interrupt.exit(ExitCode.WRONG_REQUEST);
    }
    int code = commandLine().execute(args);
    Interrupt.exit(Surroundings.isWritten(System.out, System.err) ? code : ExitCode.FAILED);
  }

  /** The command, ready to be executed; errors are printed, not thrown. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Main::execute)
        .setExitCodeExceptionMapper(Main::exitCode)
        .setExecutionExceptionHandler(Main::report)
        .setParameterExceptionHandler(Main::refuse);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Too large a request is the one error that needs no stack trace, in Java's memory or ND4J's. */
  private static int execute(CommandLine.ParseResult request) {
    try {
      return new CommandLine.RunLast().execute(request);
    } catch (OutOfMemoryError e) {
      request
          .commandSpec()
          .commandLine()
          .getErr()
          .println(
              "ntk: out of memory: "
                  + e.getMessage()
                  + "; ask for less, or set NTK_JAVA_OPTS=-Xmx… to allow more");
      return ExitCode.FAILED;
    }
  }

  private static int exitCode(Throwable error) {
    return error instanceof SpecException
            || error instanceof DataException
            || error instanceof StoreException
            || error instanceof PluginException
            || error instanceof EngineException
            || error instanceof UnsupportedNetworkException
        ? ExitCode.WRONG_REQUEST
        : ExitCode.FAILED;
  }

  private static int report(
      Exception error, CommandLine commandLine, CommandLine.ParseResult parseResult) {
    int code = exitCode(error);
    String message =
        code == ExitCode.WRONG_REQUEST || error instanceof UncheckedIOException
            ? String.valueOf(error.getMessage())
            : String.valueOf(error);
    commandLine.getErr().println("ntk: " + message.lines().findFirst().orElse(""));
    if (code == ExitCode.FAILED && System.getenv("NTK_DEBUG") != null) {
      error.printStackTrace(commandLine.getErr());
    }
    return code;
  }

  private static int refuse(ParameterException error, String[] args) {
    PrintWriter err = error.getCommandLine().getErr();
    String meant = meant(error);
    err.println("ntk: " + error.getMessage() + meant);
    if (meant.isEmpty()) {
      err.println("See '" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.WRONG_REQUEST;
  }

  /** A question of which command or option was meant; nothing if none is near. */
  private static String meant(ParameterException error) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String word = unmatched.getUnmatched().get(0);
    CommandSpec command = error.getCommandLine().getCommandSpec();
    return unmatched.isUnknownOption()
        ? Nearest.question(word.replaceFirst("=.*", ""), command.optionsMap().keySet())
        : Nearest.question(word, command.subcommands().keySet());
  }
}
