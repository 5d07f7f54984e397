package org.ntkdynamics.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.spec.SpecTemplate;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = "Write a spec with every key, its default and what it means.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "KIND", description = "The kind of experiment, such as drift.")
  private String kind;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A file that does not exist yet. Default: standard output.")
  private @Nullable Path out;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  NewCommand() {}

  @Override
  public Integer call() {
    Map<String, Study<?>> studies = Studies.byKind();
    Study<?> study = studies.get(kind);
    if (study == null) {
      throw new SpecException(
          kind
              + ": no such kind; there are "
              + String.join(", ", studies.keySet().stream().sorted().toList())
              + Nearest.question(kind, studies.keySet()));
    }
    String yaml = reference(study) + SpecTemplate.of(study, SchemaCommand.schema());
    if (out == null) {
      output.result(Map.of("spec", yaml), yaml.stripTrailing());
    } else {
      write(out, yaml);
      output.result(Map.of("spec", yaml, "file", out.toString()), Output.show(out));
    }
    return ExitCode.DONE;
  }

  /** What an editor takes completion from, which has the studies that ship. */
  private static String reference(Study<?> study) {
    Path schema = ShippedSpecs.schema().toAbsolutePath();
    boolean isShipped = Files.exists(schema) && !Studies.added().containsKey(study.kind());
    return isShipped ? "# yaml-language-server: $schema=" + schema + '\n' : "";
  }

  private static void write(Path file, String yaml) {
    if (Files.exists(file)) {
      throw new SpecException(file + ": exists already; give --out another name");
    }
    try {
      AtomicFiles.write(file, yaml);
    } catch (UncheckedIOException e) {
      throw new SpecException(String.valueOf(e.getMessage()), e);
    }
  }
}
