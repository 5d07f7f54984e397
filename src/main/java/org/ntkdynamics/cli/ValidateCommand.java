package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Check a spec, its data and its need of memory, without running it.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SPEC", description = "The YAML file to check.")
  private Path spec;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a key of the spec, such as training.steps=100. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ValidateCommand() {}

  @Override
  public Integer call() {
    Spec config = RunCommand.read(spec, settings);
    int units = Studies.prepare(config).units().size();
    output.result(
        new Valid(spec.toString(), config.kind(), config.name(), units),
        Output.show(spec)
            + ": valid: "
            + config.kind()
            + ", "
            + units
            + (units == 1 ? " unit" : " units"));
    return ExitCode.DONE;
  }

  /** What {@code --json} prints of a spec that can be run. */
  private record Valid(String spec, String kind, String name, int units) {}
}
