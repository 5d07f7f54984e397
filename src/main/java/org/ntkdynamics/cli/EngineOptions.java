package org.ntkdynamics.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Part;
import org.ntkdynamics.study.UnitEngines;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the units of a run are worked on. */
final class EngineOptions {
  private static final int JOBS_AT_MOST = 9999;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "How many units to work on at once; the cores are divided among them. Results do not"
              + " depend on it. Default: what keeps the cores busy and fits into the memory.")
  private @Nullable Integer jobs;

  @Option(
      names = "--part",
      paramLabel = "I/N",
      description =
          "Work on every N-th unit alone, from the I-th on, as a task of a job array; then put the"
              + " N runs together: ntk merge.")
  private @Nullable String part;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      completionCandidates = Candidates.Engines.class,
      description =
          "Where to work on units: local, in this process, or spark, on a cluster of Apache Spark."
              + " Results do not depend on it. Default: ${DEFAULT-VALUE}.")
  private String engine = UnitEngines.LOCAL;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "With --engine spark: the cluster, such as spark://host:7077; spark-submit names it by"
              + " itself.")
  private @Nullable String master;

  @Option(
      names = "--allow-mixed",
      description =
          "With --engine spark: take units from machines that round numbers otherwise than others"
              + " do, by another processor, say; provenance.json tells which is whose.")
  private boolean allowMixed;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Created by picocli, which injects {@code spec}. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  EngineOptions() {}

  /**
   * What was asked for.
   *
   * @param command the command line, for the record
   * @throws ParameterException if there is no such
   */
  Execution execution(String command) {
    EngineRequest request = new EngineRequest(jobs(), master, allowMixed);
    return new Execution(command, UnitEngines.named(engine, request), part());
  }

  private Part part() {
    try {
      return Part.parse(part);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--part: " + e.getMessage(), e);
    }
  }

  private OptionalInt jobs() {
    if (jobs == null) {
      return OptionalInt.empty();
    }
    if (jobs < 1 || jobs > JOBS_AT_MOST) {
      throw new ParameterException(
          spec.commandLine(),
          "--jobs=" + jobs + " is not allowed: must be an integer of 1 to " + JOBS_AT_MOST);
    }
    return OptionalInt.of(jobs);
  }
}
