package org.ntkdynamics.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "claims",
    description =
        "Measure every claim of both papers and write the ledger: which hold, which hold as"
            + " corrected, which fail. A claim that fails is a result, not an error.",
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {
  @Option(names = "--full", description = "Measure in full, which takes many hours; else a few.")
  private boolean full;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      completionCandidates = Candidates.Claims.class,
      description =
          "Look at some claims alone, such as sk-eq-13. May be repeated. docs/results.md has the ids;"
              + " a word that is like none of them lists them.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The run directory, new or empty. Default: runs/claims, with the time if it exists.")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a key of experiments/claims.yaml, such as seed=1. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Mixin private EngineOptions engines;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ClaimsCommand() {}

  @Override
  public Integer call() {
    Path spec = ShippedSpecs.directory().resolve("claims.yaml");
    List<String> overrides = new ArrayList<>(settings);
    if (full) {
      overrides.add("effort=full");
    }
    if (!only.isEmpty()) {
      overrides.add("only=[" + String.join(", ", only) + "]");
    }
    Spec config = Studies.reader().read(spec, overrides);
    Path root = out == null ? directory(config) : out;
    refuseUnfinished(root);
    Execution execution = engines.execution(output.command());
    return ForegroundRun.run(output, monitor -> Experiments.run(config, root, execution, monitor));
  }

  /** An unfinished ledger is gone on with, not begun anew beside it. */
  private static Path directory(Spec config) {
    Path plain = Path.of("runs", config.name());
    return isUnfinished(plain) ? plain : RunCommand.defaultDirectory(config);
  }

  private static void refuseUnfinished(Path root) {
    if (isUnfinished(root)) {
      throw new StoreException(
          Output.show(root) + ": holds an unfinished run; " + Output.goOn(root));
    }
  }

  private static boolean isUnfinished(Path root) {
    if (!Files.isRegularFile(root.resolve("run.yaml"))) {
      return false;
    }
    return !Experiments.hasEnded(Studies.open(root));
  }
}
