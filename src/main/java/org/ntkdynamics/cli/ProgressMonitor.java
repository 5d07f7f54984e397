package org.ntkdynamics.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.RunMonitor;

/**
 * Shows how a run comes along on standard error: {@link ProgressBars} on a terminal, a line now and
 * then in a pipe; warnings alone if all is to be quiet.
 */
final class ProgressMonitor implements RunMonitor, AutoCloseable {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  /** The system property by which the launcher says that standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "ntk.terminal";

  private final PrintWriter err;
  private final boolean isQuiet;
  private final boolean isTerminal;
  private final BooleanSupplier isStopRequested;
  private final LongSupplier nanoTime;
  private String stepName = "step";
  private int units;
  private int unitsEnded;
  private final Map<String, AtWork> atWork = new LinkedHashMap<>();
  private @Nullable TerminalBlock block;
  private @Nullable ProgressBars bars;

  /**
   * Creates a monitor.
   *
   * @param isStopRequested whether the run should stop
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ProgressMonitor(
      PrintWriter err, boolean isQuiet, BooleanSupplier isStopRequested, LongSupplier nanoTime) {
    this.err = err;
    this.isQuiet = isQuiet;
    this.isTerminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    this.isStopRequested = isStopRequested;
    this.nanoTime = nanoTime;
  }

  @Override
  public void runStarted(String name, int count) {
    stepName = name;
    units = count;
    if (isTerminal && !isQuiet) {
      block = TerminalBlock.ofStandardError();
      bars = new ProgressBars(block, name, count);
    }
  }

  @Override
  public void unitStarted(String key, int fromStep, int lastStep) {
    AtWork unit = new AtWork(next(), lastStep, fromStep, nanoTime.getAsLong());
    atWork.put(key, unit);
    if (bars != null) {
      bars.start(key, place(unit.number) + key, fromStep, lastStep);
    } else if (!isQuiet) {
      err.println(place(unit.number) + key + ": " + reached(unit));
    }
  }

  @Override
  public void stepReached(String key, int step, OptionalDouble trainLoss) {
    AtWork unit = Objects.requireNonNull(atWork.get(key), key);
    unit.step = step;
    if (bars != null) {
      bars.reach(key, step);
      if (trainLoss.isPresent()) {
        bars.note(key, "loss", String.format(Locale.ROOT, "%.4g", trainLoss.getAsDouble()));
      }
    } else if (!isQuiet && nanoTime.getAsLong() - unit.lastLine > LINE_EVERY_NANOS) {
      unit.lastLine = nanoTime.getAsLong();
      String loss = trainLoss.isPresent() ? message(trainLoss.getAsDouble()) : "";
      err.println(place(unit.number) + key + ": " + reached(unit) + loss);
    }
  }

  @Override
  public void measured(String key, int step, String name, double value) {
    if (bars != null) {
      bars.note(key, name, String.format(Locale.ROOT, "%.3f", value));
    }
  }

  /** The number of the unit that is started next, or was found to have ended. */
  private int next() {
    return unitsEnded + atWork.size() + 1;
  }

  /** Where a unit stands among those of the run. */
  private String place(int number) {
    return units > 1 ? "[" + number + '/' + units + "] " : "";
  }

  private String reached(AtWork unit) {
    return stepName + ' ' + unit.step + " of " + unit.steps;
  }

  private static String message(double loss) {
    return String.format(Locale.ROOT, "  training loss %.4g", loss);
  }

  @Override
  public void unitEnded(String key, UnitStatus status) {
    AtWork unit = atWork.get(key);
    int number = unit == null ? next() : unit.number;
    atWork.remove(key);
    unitsEnded++;
    if (bars != null) {
      bars.end(key, status.step());
    }
    if (!isQuiet) {
      String reason = status.reason() == null ? "" : ": " + status.reason();
      say(place(number) + key + ": " + state(status) + reason);
    }
  }

  /** Says something that stays: above the bars, where there are some. */
  private void say(String text) {
    if (block != null) {
      block.say(text);
    } else {
      err.println(text);
    }
  }

  private String state(UnitStatus status) {
    String at = " at " + stepName + ' ' + status.step();
    if (status.state() != UnitStatus.State.RUNNING) {
      return status.state().name().toLowerCase(Locale.ROOT) + at;
    }
    return status.step() > 0 ? "saved" + at : "stopped, goes on when resumed";
  }

  @Override
  public void warned(String message) {
    say("ntk: warning: " + message);
  }

  @Override
  public boolean isStopRequested() {
    return isStopRequested.getAsBoolean();
  }

  @Override
  public void close() {
    if (bars != null) {
      bars.close();
      bars = null;
      block = null;
    }
  }

  /** A unit that is being worked on. */
  private static final class AtWork {
    private final int number;
    private final int steps;
    private int step;
    private long lastLine;

    AtWork(int number, int steps, int step, long lastLine) {
      this.number = number;
      this.steps = steps;
      this.step = step;
      this.lastLine = lastLine;
    }
  }
}
