package org.ntkdynamics.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.experiment.RunMonitor;
import org.ntkdynamics.store.UnitStatus;

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
  private final Interrupt interrupt;
  private String unit = "";
  private int steps;
  private long lastLine;
  private @Nullable ProgressBar bar;

  ProgressMonitor(PrintWriter err, boolean isQuiet, Interrupt interrupt) {
    this.err = err;
    this.isQuiet = isQuiet;
    this.isTerminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    this.interrupt = interrupt;
  }

  @Override
  public void unitStarted(String key, int fromStep, int lastStep) {
    unit = key;
    steps = lastStep;
    lastLine = System.nanoTime();
    if (isQuiet) {
      return;
    }
    if (isTerminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(key)
              .setInitialMax(lastStep)
              .startsFrom(fromStep, Duration.ZERO)
              .setUnit(" steps", 1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .build();
    } else {
      err.println(key + ": step " + fromStep + " of " + lastStep);
    }
  }

  @Override
  public void stepReached(int step, OptionalDouble trainLoss) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(step);
      trainLoss.ifPresent(loss -> shown.setExtraMessage(message(loss)));
    } else if (!isQuiet && System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
      lastLine = System.nanoTime();
      String loss = trainLoss.isPresent() ? message(trainLoss.getAsDouble()) : "";
      err.println(unit + ": step " + step + " of " + steps + loss);
    }
  }

  private static String message(double loss) {
    return String.format(Locale.ROOT, "  training loss %.4g", loss);
  }

  @Override
  public void unitEnded(String key, UnitStatus status) {
    close();
    if (!isQuiet) {
      String reason = status.reason() == null ? "" : ": " + status.reason();
      String state =
          status.state() == UnitStatus.State.RUNNING
              ? "saved"
              : status.state().name().toLowerCase(Locale.ROOT);
      err.println(key + ": " + state + " at step " + status.step() + reason);
    }
  }

  @Override
  public void warned(String message) {
    err.println("ntk: warning: " + message);
  }

  @Override
  public boolean isStopRequested() {
    return interrupt.isRequested();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
