package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description =
        "Put the units of runs of one spec into one run and write its report, as for the parts"
            + " that a job array has computed. Refused where specs, data or the bytes of a unit"
            + " differ.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory of the merged run, new or empty.")
  private Path out;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  MergeCommand() {}

  @Override
  public Integer call() {
    RunDirectory merged = Studies.merge(runs.stream().map(Studies::open).toList(), out);
    List<String> units = merged.units().stream().map(unit -> unit.key()).toList();
    Path report = Studies.writeReport(merged);
    output.result(
        new Merged(
            merged.root().toAbsolutePath().toString(), report.toAbsolutePath().toString(), units),
        units.size() + " units: " + Output.show(report));
    return ExitCode.DONE;
  }

  /** What {@code --json} prints. */
  private record Merged(String run, String report, List<String> units) {}
}
