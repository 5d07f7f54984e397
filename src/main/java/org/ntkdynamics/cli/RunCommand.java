package org.ntkdynamics.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.Forecast;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Run an experiment and write its report.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Parameters(paramLabel = "SPEC", description = "The YAML file that says what to run.")
  private Path spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The run directory, new or empty. Default: runs/NAME, with the time if it exists.")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a key of the spec, such as training.steps=100. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Say what the run will take, from some seconds of it, and keep nothing.")
  private boolean isDry;

  @Mixin private EngineOptions engines;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  RunCommand() {}

  @Override
  public Integer call() {
    Spec config = read(spec, settings);
    if (isDry) {
      Forecast forecast = Experiments.forecast(config);
      output.result(ForecastText.Json.of(forecast), ForecastText.of(config, forecast));
      return ExitCode.DONE;
    }
    Path root = out == null ? defaultDirectory(config) : out;
    Execution execution = engines.execution(output.command());
    return ForegroundRun.run(output, monitor -> Experiments.run(config, root, execution, monitor));
  }

  /** Reads a spec; if there is none, the one that ships and may have been meant is named. */
  static Spec read(Path spec, List<String> settings) {
    if (!Files.exists(spec)) {
      String meant = ShippedSpecs.meant(spec).map(Output::show).map(Nearest::question).orElse("");
      throw new SpecException(spec + ": no such file" + meant);
    }
    return Studies.reader().read(spec, settings);
  }

  /** runs/NAME, with the time if that exists. */
  static Path defaultDirectory(Spec config) {
    Path plain = Path.of("runs", config.name());
    return Files.exists(plain)
        ? Path.of(
            "runs",
            config.name() + '-' + TIMESTAMP.format(LocalDateTime.now(ZoneId.systemDefault())))
        : plain;
  }
}
