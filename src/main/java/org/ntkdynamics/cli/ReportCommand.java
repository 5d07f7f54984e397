package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.ntkdynamics.probe.StoredKernels;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Write the report of a run again, finished or not.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run;

  @Option(
      names = "--force",
      description =
          "Draw it even if the report there is was drawn from files that are not there any more.")
  private boolean force;

  @Option(
      names = "--probe",
      paramLabel = "NAME",
      description = "First read this probe off the kernels that the run has stored: geometry.")
  private List<String> probes = new ArrayList<>();

  @Option(
      names = "--watch",
      description =
          "Draw it again and again while another process works on the run; the page loads itself"
              + " anew and says how old it is.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How often with --watch. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ReportCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    RunDirectory directory = Studies.open(run);
    probes.forEach(probe -> StoredKernels.read(directory, probe));
    if (watch) {
      watch(directory);
    }
    Path report = force ? Studies.writeReport(directory) : Studies.writeReportAgain(directory);
    directory.tidy();
    output.result(Map.of("report", report.toAbsolutePath().toString()), Output.show(report));
    return ExitCode.DONE;
  }

  private void watch(RunDirectory directory) throws InterruptedException {
    int seconds = Math.max(1, every);
    while (!RunPace.hasEnded(directory) && RunPace.lost(directory) == null) {
      Path report = Studies.writeRefreshingReport(directory, seconds);
      if (!output.isQuiet() && !output.isJson()) {
        output.err().println("ntk: " + Output.show(report) + " drawn; again in " + seconds + " s");
      }
      TimeUnit.SECONDS.sleep(seconds);
    }
  }
}
