package org.ntkdynamics.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * A unit that is worked on for some seconds to see how fast it comes along.
 *
 * <p>What comes before its first step is not the rule: data are read, classes are loaded, memory is
 * touched for the first time. Nor are the steps after it, in a program that is compiled as it runs.
 * So the seconds are counted from the first step on, and the median of the second half of the steps
 * is what the others are taken to need, each by its cost.
 */
final class Trial implements Progress {
  private static final double NANOS = 1e-9;

  /** So few steps say nothing of the next. */
  private static final int LEAST_STEPS = 5;

  private final Unit unit;
  private final int threads;
  private final double budget;
  private final LongSupplier nanoTime;
  private final long start;
  private final List<Double> rates = new ArrayList<>();
  private double startSeconds;
  private double lastSeconds;
  private int last = -1;
  private boolean hasEnded;

  /**
   * A trial.
   *
   * @param threads how many the unit may use
   * @param seconds after how many from its first step on it is asked to stop, unless its end is no
   *     farther away
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  Trial(Unit unit, int threads, double seconds, LongSupplier nanoTime) {
    this.unit = unit;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.budget = seconds;
    this.start = nanoTime.getAsLong();
  }

  /** Works on the unit in a directory that is thrown away afterwards. */
  Trial run(RunDirectory directory) {
    try {
      hasEnded = unit.begin(directory, this).run().state() != UnitStatus.State.RUNNING;
    } catch (CancellationException e) {
      hasEnded = false;
    }
    lastSeconds = hasEnded ? elapsed() : lastSeconds;
    return this;
  }

  private double elapsed() {
    return (nanoTime.getAsLong() - start) * NANOS;
  }

  @Override
  public synchronized void stepReached(int step, OptionalDouble trainLoss) {
    double now = elapsed();
    double cost = last < 0 ? 0 : cost(unit, last, step);
    if (last < 0) {
      startSeconds = now;
    } else if (cost > 0) {
      rates.add((now - lastSeconds) / cost);
    }
    last = step;
    lastSeconds = now;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public synchronized boolean isStopRequested() {
    return rates.size() + 1 >= LEAST_STEPS
        && elapsed() - startSeconds > budget
        && rate() * cost(unit, last, unit.steps()) > budget;
  }

  @Override
  public void warned(String message) {}

  /** Whether the unit was worked on to its end. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** How long it took to its first step, which the units after it will not need again. */
  double startSeconds() {
    return startSeconds;
  }

  /** Seconds for a step of cost 1; NaN if there was no second step. */
  synchronized double rate() {
    double[] later = later().stream().mapToDouble(rate -> rate).sorted().toArray();
    int half = later.length / 2;
    return later.length == 0
        ? Double.NaN
        : later.length % 2 == 1 ? later[half] : (later[half - 1] + later[half]) / 2;
  }

  private List<Double> later() {
    return rates.subList(rates.size() / 2, rates.size());
  }

  /** What the whole unit takes, in seconds: measured if it has ended, else from its last steps. */
  double seconds() {
    return hasEnded ? lastSeconds : startSeconds + rate() * cost(unit, 0, unit.steps());
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
