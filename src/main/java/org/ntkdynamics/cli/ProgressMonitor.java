package org.ntkdynamics.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.RunMonitor;

/**
 * Shows how a run comes along on standard error: a bar with the time left on a terminal, a line now
 * and then in a pipe; warnings alone if all is to be quiet.
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
  private @Nullable ProgressBar bar;

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
  }

  @Override
  public void unitStarted(String key, int fromStep, int lastStep) {
    AtWork unit = new AtWork(next(), lastStep, fromStep, nanoTime.getAsLong());
    atWork.put(key, unit);
    if (isQuiet) {
      return;
    }
    if (isTerminal) {
      showBar();
    } else {
      err.println(place(unit.number) + key + ": " + reached(unit));
    }
  }

  @Override
  public void stepReached(String key, int step, OptionalDouble trainLoss) {
    AtWork unit = Objects.requireNonNull(atWork.get(key), key);
    unit.step = step;
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(sum(each -> each.step));
      if (atWork.size() == 1) {
        trainLoss.ifPresent(loss -> shown.setExtraMessage(message(loss)));
      }
    } else if (!isQuiet && nanoTime.getAsLong() - unit.lastLine > LINE_EVERY_NANOS) {
      unit.lastLine = nanoTime.getAsLong();
      String loss = trainLoss.isPresent() ? message(trainLoss.getAsDouble()) : "";
      err.println(place(unit.number) + key + ": " + reached(unit) + loss);
    }
  }

  /** One bar for all units at work, by the sum of their steps. */
  private void showBar() {
    close();
    if (atWork.isEmpty()) {
      return;
    }
    Map.Entry<String, AtWork> first = atWork.entrySet().iterator().next();
    String others = atWork.size() > 1 ? " and " + (atWork.size() - 1) + " more" : "";
    bar =
        new ProgressBarBuilder()
            .setTaskName(place(first.getValue().number) + first.getKey() + others)
            .setInitialMax(sum(unit -> unit.steps))
            .startsFrom(sum(unit -> unit.step), Duration.ZERO)
            .setUnit(' ' + stepName + 's', 1)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis(200)
            .setConsumer(TerminalLine.ofStandardError())
            .build();
  }

  private long sum(ToLongFunction<AtWork> number) {
    return atWork.values().stream().mapToLong(number).sum();
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
    close();
    AtWork unit = atWork.get(key);
    int number = unit == null ? next() : unit.number;
    atWork.remove(key);
    unitsEnded++;
    if (!isQuiet) {
      String reason = status.reason() == null ? "" : ": " + status.reason();
      err.println(place(number) + key + ": " + state(status) + reason);
      if (isTerminal) {
        showBar();
      }
    }
  }

  private String state(UnitStatus status) {
    String at = " at " + stepName + ' ' + status.step();
    if (status.state() != UnitStatus.State.RUNNING) {
      return status.state().name().toLowerCase(Locale.ROOT) + at;
    }
    return status.step() > 0 ? "saved" + at : "stopped, begins again on resuming";
  }

  @Override
  public void warned(String message) {
    err.println("ntk: warning: " + message);
  }

  @Override
  public boolean isStopRequested() {
    return isStopRequested.getAsBoolean();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
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
