package org.ntkdynamics.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunLock;

/**
 * How far a run is, from its directory alone.
 *
 * @param run its directory
 * @param hasEnded whether the process that worked on it last has ended of itself, done or
 *     interrupted; one that was killed has not
 * @param lost why nobody is taken to be at work though it has not ended; null if somebody is
 * @param units the units that were begun
 * @param count how many units there are; null where the spec alone does not tell
 * @param steps the step that a unit ends at; null likewise
 */
record RunPace(
    String run,
    boolean hasEnded,
    @Nullable String lost,
    List<UnitPace> units,
    @Nullable Integer count,
    @Nullable Integer steps) {
  private static final int STALE_MINUTES = 60;

  static RunPace of(RunDirectory run) {
    List<UnitPace> units =
        run.units().stream()
            .flatMap(unit -> unit.status().stream().map(status -> UnitPace.of(unit, status)))
            .toList();
    TrainingExperiment training =
        run.config() instanceof TrainingExperiment experiment ? experiment : null;
    return new RunPace(
        run.root().toString(),
        hasEnded(run),
        lost(run),
        units,
        training == null ? null : training.units().size(),
        training == null ? null : training.training().steps());
  }

  /** Whether the last process to work on a run has said that it ended. */
  static boolean hasEnded(RunDirectory run) {
    return run.provenance()
        .map(provenance -> provenance.sessions().get(provenance.sessions().size() - 1))
        .filter(session -> session.ended() != null)
        .isPresent();
  }

  /**
   * Why nobody is taken to be at work on a run that has not ended: its process is gone, or is on
   * another machine and has written nothing for an hour; null if somebody is at work, or it ended.
   */
  static @Nullable String lost(RunDirectory run) {
    if (hasEnded(run)) {
      return null;
    }
    RunLock.Holder holder = run.holder();
    return switch (holder.state()) {
      case AT_WORK -> null;
      case GONE -> "process " + holder.name() + " is gone without an end";
      case NONE -> hasEnded(run) ? null : "the process that worked on it is gone without an end";
      case ELSEWHERE -> {
        long minutes = Duration.between(run.lastWritten(), Instant.now()).toMinutes();
        yield minutes < STALE_MINUTES
            ? null
            : "process " + holder.name() + " has written nothing for " + minutes + " minutes";
      }
    };
  }

  /** Whether there is nothing to wait for. */
  boolean isOver() {
    return hasEnded || lost != null;
  }

  /** A line a unit, and one for the whole. */
  String text() {
    StringBuilder text = new StringBuilder();
    units.forEach(unit -> text.append(line(unit)).append('\n'));
    long ended = units.stream().filter(unit -> !unit.state().equals("running")).count();
    text.append(count == null ? ended + " units ended" : ended + " of " + count + " units ended");
    secondsLeft()
        .ifPresent(left -> text.append(", about ").append(ForecastText.time(left)).append(" left"));
    text.append(hasEnded ? "; nobody is at work" : "");
    return text.append(lost == null ? "" : "; " + lost).toString();
  }

  private String line(UnitPace unit) {
    StringBuilder line = new StringBuilder(bar(unit)).append(unit.key());
    line.append(": ").append(unit.state()).append(" at ").append(unit.step());
    line.append(steps == null ? "" : " of " + steps);
    append(line, "  loss %.4g", unit.loss());
    append(line, "  Θc/Θd - Θn/Θd %.3f", unit.awareness());
    if (unit.state().equals("running")) {
      append(line, "  %.3g steps/s", unit.stepsPerSecond());
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String format, @Nullable Double value) {
    if (value != null) {
      line.append(String.format(Locale.ROOT, format, value));
    }
  }

  /** How full a unit is, in tenths. */
  private String bar(UnitPace unit) {
    if (steps == null) {
      return "";
    }
    int tenths = (int) (10L * Math.min(unit.step(), steps) / steps);
    return "█".repeat(tenths) + "░".repeat(10 - tenths) + ' ';
  }

  /** At the pace of the units at work, as if all others take as long. */
  private OptionalDouble secondsLeft() {
    double pace = 0;
    double left = 0;
    if (steps == null || count == null || isOver()) {
      return OptionalDouble.empty();
    }
    for (UnitPace unit : units) {
      if (unit.state().equals("running")) {
        left += steps - unit.step();
        pace += unit.stepsPerSecond() == null ? 0 : unit.stepsPerSecond();
      }
    }
    left += (double) steps * (count - units.size());
    return pace > 0 ? OptionalDouble.of(left / pace) : OptionalDouble.empty();
  }
}
