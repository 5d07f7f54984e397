package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.FileComparison;
import org.ntkdynamics.store.RunComparison;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.ComparisonReport;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description =
        "Say how runs differ from the first one: spec, programs, every table and kernel. The exit"
            + " code is 1 if any numbers differ.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "2..*", description = "Run directories.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also draw them over each other on a page, out.html say.")
  private @Nullable Path report;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  CompareCommand() {}

  @Override
  public Integer call() {
    List<RunDirectory> opened = runs.stream().map(Studies::open).toList();
    List<RunComparison> comparisons =
        opened.stream().skip(1).map(run -> RunComparison.of(opened.get(0), run)).toList();
    if (report != null) {
      ComparisonReport.write(opened, comparisons, report);
    }
    output.result(
        comparisons,
        comparisons.stream()
            .map(CompareCommand::text)
            .collect(Collectors.joining(System.lineSeparator().repeat(2))));
    return comparisons.stream().allMatch(RunComparison::isSame) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String text(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(comparison.run() + " against " + comparison.reference());
    comparison.spec().forEach(difference -> lines.add("spec: " + difference));
    comparison.software().forEach(difference -> lines.add("made with: " + difference));
    if (comparison.isEmpty()) {
      lines.add("neither has any numbers yet");
      return String.join(System.lineSeparator(), lines);
    }
    if (comparison.isSame()) {
      lines.add("all numbers are the same to the last bit");
      return String.join(System.lineSeparator(), lines);
    }
    TextTable table = new TextTable("unit", "file", "outcome", "relative", "at");
    for (RunComparison.Unit unit : comparison.units()) {
      for (FileComparison file : unit.files()) {
        String outcome = file.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String relative =
            Double.isFinite(file.relative())
                ? String.format(Locale.ROOT, "%.1e", file.relative())
                : "";
        table.row(unit.key(), file.file(), outcome, relative, file.place());
      }
    }
    lines.add(table.toString());
    return String.join(System.lineSeparator(), lines);
  }
}
