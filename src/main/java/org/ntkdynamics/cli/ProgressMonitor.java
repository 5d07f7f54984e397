package org.ntkdynamics.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
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
  private String unit = "";
  private int steps;
  private long lastLine;
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
    unit = key;
    steps = lastStep;
    lastLine = nanoTime.getAsLong();
    if (isQuiet) {
      return;
    }
    if (isTerminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(place() + key)
              .setInitialMax(lastStep)
              .startsFrom(fromStep, Duration.ZERO)
              .setUnit(' ' + stepName + 's', 1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .setConsumer(TerminalLine.ofStandardError())
              .build();
    } else {
      err.println(place() + key + ": " + reached(fromStep));
    }
  }

  @Override
  public void stepReached(int step, OptionalDouble trainLoss) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(step);
      trainLoss.ifPresent(loss -> shown.setExtraMessage(message(loss)));
    } else if (!isQuiet && nanoTime.getAsLong() - lastLine > LINE_EVERY_NANOS) {
      lastLine = nanoTime.getAsLong();
      String loss = trainLoss.isPresent() ? message(trainLoss.getAsDouble()) : "";
      err.println(place() + unit + ": " + reached(step) + loss);
    }
  }

  /** Where the present unit stands among those of the run. */
  private String place() {
    return units > 1 ? "[" + (unitsEnded + 1) + '/' + units + "] " : "";
  }

  private String reached(int step) {
    return stepName + ' ' + step + " of " + steps;
  }

  private static String message(double loss) {
    return String.format(Locale.ROOT, "  training loss %.4g", loss);
  }

  @Override
  public void unitEnded(String key, UnitStatus status) {
    close();
    if (!isQuiet) {
      String reason = status.reason() == null ? "" : ": " + status.reason();
      err.println(place() + key + ": " + state(status) + reason);
    }
    unitsEnded++;
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
}
