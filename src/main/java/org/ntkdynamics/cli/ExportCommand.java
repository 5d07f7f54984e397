package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.export.ExportFormat;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Write a run in a form that other programs read.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path run;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      required = true,
      description = "What it is written for, one of ${COMPLETION-CANDIDATES}; in any case.")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "A new or empty directory. Default: RUN-tensorboard, RUN-npz or RUN-csv.")
  private @Nullable Path out;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ExportCommand() {}

  @Override
  public Integer call() {
    RunDirectory directory = Studies.open(run);
    Path target = out == null ? beside(directory.root()) : out;
    refuseFull(target);
    format.write(directory, target);
    output.result(Map.of("export", target.toAbsolutePath().toString()), Output.show(target));
    return ExitCode.DONE;
  }

  private Path beside(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    return absolute.resolveSibling(
        absolute.getFileName() + "-" + format.name().toLowerCase(Locale.ROOT));
  }

  private static void refuseFull(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new StoreException(target + ": is not empty; give --out another directory");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + ": cannot be listed: " + e.getMessage(), e);
    }
  }
}
