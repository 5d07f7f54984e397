package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = "Watch a run that another process works on, until that ends.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final String SCREEN_PROPERTY = "ntk.screen";

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How often it is looked at. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Option(names = "--once", description = "Look once and end.")
  private boolean once;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  WatchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    RunDirectory directory = Studies.open(run);
    String shown = "";
    RunPace pace = RunPace.of(directory);
    while (!once && !pace.isOver()) {
      shown = output.isJson() ? "" : show(shown, pace.text());
      TimeUnit.SECONDS.sleep(Math.max(1, every));
      pace = RunPace.of(directory);
    }
    clear(shown);
    output.result(pace, pace.text());
    if (pace.lost() == null) {
      return ExitCode.DONE;
    }
    output.err().println("ntk: " + pace.lost() + "; " + Output.goOn(run));
    return ExitCode.FAILED;
  }

  /**
   * Shows a text in place of the one before on a terminal; in a pipe below it, if it is another.
   */
  private String show(String before, String text) {
    if (!output.isQuiet() && !text.equals(before)) {
      clear(before);
      output.out().println(text);
      output.out().flush();
    }
    return text;
  }

  private void clear(String before) {
    if (Boolean.getBoolean(SCREEN_PROPERTY) && !before.isEmpty() && !output.isQuiet()) {
      output.out().print("\u001b[" + before.lines().count() + "A\u001b[J");
    }
  }
}
