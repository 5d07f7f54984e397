package org.ntkdynamics.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar for each unit at work and, if there are several units, one for the whole, each with the
 * time left and the steps a second.
 */
final class ProgressBars implements AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final String INDENT = "      ";

  /** What stands on every bar beside its name and the digits of its steps. */
  private static final int PERCENT_AND_TIMES = "  99% ││ / (0:00:00 / 0:00:00) ".length();

  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_SPEED = "99999.9/s".length();

  private final TerminalBlock block;
  private final String stepName;
  private final int units;
  private final Map<String, Bar> atWork = new HashMap<>();
  private @Nullable ProgressBar whole;
  private int begun;
  private int ended;
  private long stepsBegun;
  private long stepsEnded;

  /**
   * No bars as yet.
   *
   * @param stepName what steps are, in the singular
   * @param units how many units there are, those included that have ended before
   */
  ProgressBars(TerminalBlock block, String stepName, int units) {
    this.block = block;
    this.stepName = stepName;
    this.units = units;
  }

  /** A unit's bar; what is said of it stands below it. */
  private static final class Bar {
    private final ProgressBar bar;
    private final TerminalBlock.Line line;
    private final int steps;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private int step;

    Bar(ProgressBar bar, TerminalBlock.Line line, int steps, int from) {
      this.bar = bar;
      this.line = line;
      this.steps = steps;
      this.step = from;
    }
  }

  /** A unit is begun. */
  void start(String key, String name, int from, int steps) {
    begun++;
    stepsBegun += steps;
    TerminalBlock.Line line = block.add(false);
    if (whole == null && units > 1) {
      whole = bar("all " + units, block.add(true), stepsEnded + from, total());
    } else if (whole != null) {
      whole.maxHint(total());
    }
    atWork.put(key, new Bar(bar(name, line, from, steps), line, steps, from));
  }

  /** On a narrow terminal the speed is left out first, then what steps are, then the time left. */
  private ProgressBar bar(String name, TerminalBlock.Line line, long from, long steps) {
    String unit = ' ' + stepName + 's';
    int digits = 2 * Long.toString(steps).length();
    int room =
        line.getMaxRenderedLength() - name.length() - digits - PERCENT_AND_TIMES - SHORTEST_BAR;
    ProgressBarBuilder builder = new ProgressBarBuilder();
    if (room >= 2 * unit.length() + LONGEST_SPEED) {
      builder.showSpeed();
    }
    if (room < 0) {
      builder.hideEta();
    }
    return builder
        .setTaskName(name)
        .setInitialMax(steps)
        .startsFrom(from, Duration.ZERO)
        .setUnit(room >= unit.length() ? unit : "", 1)
        .setStyle(style(System.getenv("NO_COLOR")))
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .continuousUpdate() // A step that is made during a drawing would else not be drawn.
        .setConsumer(line)
        .build();
  }

  /** Without colours where the variable {@code NO_COLOR} is set (no-color.org). */
  static ProgressBarStyle style(@Nullable String noColor) {
    return noColor == null || noColor.isEmpty()
        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
        : ProgressBarStyle.UNICODE_BLOCK;
  }

  /** The steps of all units, if those that were not begun have as many as the others on average. */
  private long total() {
    return begun == 0 ? 0 : Math.round((double) stepsBegun / begun * units);
  }

  /** A unit has reached a step. */
  void reach(String key, int step) {
    Bar unit = atWork.get(key);
    if (unit != null) {
      unit.step = step;
      unit.bar.stepTo(step);
      showWhole();
    }
  }

  private void showWhole() {
    if (whole != null) {
      whole.stepTo(stepsEnded + atWork.values().stream().mapToLong(unit -> unit.step).sum());
    }
  }

  /** Says something of a unit, in place of what was said of that name before. */
  void note(String key, String name, String text) {
    Bar unit = atWork.get(key);
    if (unit != null) {
      unit.notes.put(name, name + ' ' + text);
      unit.line.note(INDENT + String.join("   ", unit.notes.values()));
    }
  }

  /**
   * A unit has ended, or was found to have ended before.
   *
   * @param step the step it ended at
   */
  void end(String key, int step) {
    Bar unit = atWork.remove(key);
    ended++;
    if (unit == null) {
      begun++;
      stepsBegun += step;
      stepsEnded += step;
    } else {
      unit.bar.close();
      stepsEnded += unit.steps;
    }
    showWhole();
    if (ended == units && whole != null) {
      close();
    }
  }

  /** Draws all bars now, and not when their time has come. */
  void refresh() {
    atWork.values().forEach(unit -> unit.bar.refresh());
    if (whole != null) {
      whole.refresh();
    }
  }

  @Override
  public void close() {
    atWork.values().forEach(unit -> unit.bar.close());
    atWork.clear();
    if (whole != null) {
      whole.close();
      whole = null;
    }
  }
}
