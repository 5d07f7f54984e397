package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = "Go on with a run that was interrupted.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run;

  @Mixin private EngineOptions engines;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ResumeCommand() {}

  @Override
  public Integer call() {
    Execution execution = engines.execution(output.command());
    return ForegroundRun.run(output, monitor -> Experiments.resume(run, execution, monitor));
  }
}
