package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.RunMonitor;
import org.ntkdynamics.study.RunResult;
import org.ntkdynamics.study.Studies;

/** The work of running or resuming: progress, the report, and what to say at the end. */
final class ForegroundRun {
  private ForegroundRun() {}

  /** Does the work and returns the exit code. */
  static int run(Output output, Function<RunMonitor, RunResult> work) {
    try (Interrupt interrupt = Interrupt.listen()) {
      RunResult result;
      try (ProgressMonitor monitor =
          new ProgressMonitor(
              output.err(),
              output.isQuiet() || output.isJson(),
              interrupt::isRequested,
              System::nanoTime)) {
        result = work.apply(monitor);
      }
      return result.isInterrupted() || interrupt.isRequested()
          ? interrupted(output, result)
          : conclude(output, result, interrupt);
    }
  }

  /** No report is drawn now: the process is shutting down, and Java2D cannot start any more. */
  private static int interrupted(Output output, RunResult result) {
    output.result(summary(result, null), "");
    output.err().println("ntk: interrupted; " + goOn(result));
    return ExitCode.INTERRUPTED;
  }

  private static int conclude(Output output, RunResult result, Interrupt interrupt) {
    Path report;
    try {
      report = Studies.writeReport(result.directory());
    } catch (RuntimeException | LinkageError e) {
      if (interrupt.isRequested()) {
        return interrupted(output, result); // The request came just before Java2D had started.
      }
      throw e;
    }
    output.result(summary(result, report), outcome(result) + Output.show(report));
    if (result.hasFailures()) {
      failures(result).forEach(output.err()::println);
      output.err().println("ntk: some units failed; see the report; " + goOn(result));
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  /** A line for each unit that failed. */
  private static List<String> failures(RunResult result) {
    return result.directory().units().stream()
        .flatMap(unit -> unit.status().stream().flatMap(status -> failure(unit.key(), status)))
        .toList();
  }

  private static Stream<String> failure(String key, UnitStatus status) {
    return status.state() == UnitStatus.State.FAILED
        ? Stream.of("ntk: unit " + key + " failed: " + status.reason())
        : Stream.empty();
  }

  /** What the run came to, before the path of its page; nothing where its study says nothing. */
  private static String outcome(RunResult result) {
    String summary = Studies.summary(result.directory());
    return summary.isEmpty() ? "" : summary + ": ";
  }

  private static String goOn(RunResult result) {
    return Output.goOn(result.directory().root());
  }

  private static Summary summary(RunResult result, @Nullable Path report) {
    RunDirectory directory = result.directory();
    List<UnitSummary> units =
        directory.units().stream()
            .flatMap(unit -> unit.status().stream().map(status -> UnitSummary.of(unit, status)))
            .toList();
    return new Summary(
        directory.root().toAbsolutePath().toString(),
        report == null ? null : report.toAbsolutePath().toString(),
        result.isInterrupted(),
        units);
  }

  /** What {@code --json} prints of a run. */
  private record Summary(
      String run, @Nullable String report, boolean interrupted, List<UnitSummary> units) {}

  /** What {@code --json} prints of a unit. */
  private record UnitSummary(String key, UnitStatus status) {
    static UnitSummary of(UnitDirectory unit, UnitStatus status) {
      return new UnitSummary(unit.key(), status);
    }
  }
}
