package org.ntkdynamics.study;

import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * A unit that is worked on for some seconds to see how fast it comes along. The first half of its
 * steps warms up; it is the rest that is measured.
 */
final class Trial implements Progress {
  private static final double NANOS = 1e-9;

  /** So few steps say nothing of the next. */
  private static final int LEAST_STEPS = 4;

  private final Unit unit;
  private final LongSupplier nanoTime;
  private final long budget;
  private final long start;
  private double firstSeconds;
  private double warmSeconds;
  private double warmCost;
  private double lastSeconds;
  private double lastCost;
  private int reached;
  private int first = -1;
  private boolean hasEnded;

  /**
   * A trial.
   *
   * @param seconds after how many it is asked to stop
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  Trial(Unit unit, double seconds, LongSupplier nanoTime) {
    this.unit = unit;
    this.nanoTime = nanoTime;
    this.budget = (long) (seconds / NANOS);
    this.start = nanoTime.getAsLong();
  }

  /** Works on the unit in a directory that is thrown away afterwards. */
  Trial run(RunDirectory directory) {
    try {
      hasEnded = unit.begin(directory, this).run().state() != UnitStatus.State.RUNNING;
    } catch (CancellationException e) {
      hasEnded = false;
    }
    lastSeconds = elapsed();
    return this;
  }

  private double elapsed() {
    return (nanoTime.getAsLong() - start) * NANOS;
  }

  @Override
  public void stepReached(int step, OptionalDouble trainLoss) {
    double now = elapsed();
    if (first < 0) {
      first = step;
      firstSeconds = now;
    }
    double cost = cost(unit, first, step);
    if (now - firstSeconds <= (budget * NANOS - firstSeconds) / 2) {
      warmSeconds = now;
      warmCost = cost;
    }
    lastSeconds = now;
    lastCost = cost;
    reached++;
  }

  @Override
  public boolean isStopRequested() {
    return nanoTime.getAsLong() - start > budget && reached >= LEAST_STEPS;
  }

  @Override
  public void warned(String message) {}

  /** Whether the unit was worked on to its end. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** What the whole unit takes, in seconds: measured if it has ended, else from its last steps. */
  double seconds() {
    if (hasEnded) {
      return lastSeconds;
    }
    boolean isWarm = lastCost > warmCost && warmCost > 0;
    double rate =
        isWarm
            ? (lastSeconds - warmSeconds) / (lastCost - warmCost)
            : (lastSeconds - firstSeconds) / lastCost;
    return firstSeconds + rate * cost(unit, first, unit.steps());
  }

  /** The cost of the steps after one up to another. */
  static double cost(Unit unit, int from, int to) {
    double cost = 0;
    for (int step = from + 1; step <= to; step++) {
      cost += unit.cost(step);
    }
    return cost;
  }
}
