package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * How far a unit is, from its status and tables alone, which another process may be writing.
 *
 * @param key the unit
 * @param state what has become of it
 * @param step the last step of which something is written
 * @param loss the training loss at the last step where one is known; null if there is none
 * @param awareness {@code Θc/Θd - Θn/Θd} at the last kernel step; null if there is none
 * @param stepsPerSecond since the kernel step before, by the times of the files; null if unknown
 */
record UnitPace(
    String key,
    String state,
    int step,
    @Nullable Double loss,
    @Nullable Double awareness,
    @Nullable Double stepsPerSecond) {
  private static final double MILLIS = 1000;

  static UnitPace of(UnitDirectory unit, UnitStatus status) {
    List<LossRow> losses = Tables.LOSSES.read(unit);
    List<MetricsRow> metrics = Tables.METRICS.read(unit);
    int step = losses.isEmpty() ? status.step() : Math.max(status.step(), last(losses).step());
    return new UnitPace(
        unit.key(),
        state(status),
        step,
        losses.isEmpty() ? null : last(losses).trainLoss(),
        metrics.isEmpty() ? null : last(metrics).kernel().labelAwareness().difference(),
        losses.isEmpty() ? null : pace(unit, last(losses).step()));
  }

  private static <R> R last(List<R> rows) {
    return rows.get(rows.size() - 1);
  }

  private static String state(UnitStatus status) {
    return status.state().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Double pace(UnitDirectory unit, int step) {
    for (int before : descending(unit.kernelSteps(Reduction.TRACE))) {
      if (before < step) {
        double seconds =
            (time(Tables.LOSSES.in(unit)) - time(unit.kernelFile(before, Reduction.TRACE)))
                / MILLIS;
        return seconds > 0 ? (step - before) / seconds : null;
      }
    }
    return null;
  }

  private static List<Integer> descending(List<Integer> steps) {
    return steps.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private static double time(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
