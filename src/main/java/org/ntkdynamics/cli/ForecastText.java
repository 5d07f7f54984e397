package org.ntkdynamics.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.Forecast;

/** What a run will take, in some lines. */
final class ForecastText {
  private static final double GIBI = 1 << 30;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private ForecastText() {}

  static String of(Spec config, Forecast forecast) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %d %s%n  operations  %s%n  time        about %s%n  memory      %s%n"
            + "from some seconds of work on %d of them, %s",
        config.name(),
        config.kind(),
        forecast.units(),
        forecast.units() == 1 ? "unit" : "units",
        number(forecast.flop(), 1, "%.2g floating-point"),
        time(forecast.seconds()),
        number(forecast.memory(), GIBI, "about %.1f GiB"),
        forecast.calibrated(),
        forecast.jobs() == 1 ? "one after another" : "with " + forecast.jobs() + " at once");
  }

  /** What {@code --json} prints of it; null where it is not known. */
  record Json(int units, @Nullable Double flop, double seconds, @Nullable Double memoryBytes) {
    static Json of(Forecast forecast) {
      return new Json(
          forecast.units(), orNull(forecast.flop()), forecast.seconds(), orNull(forecast.memory()));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  private static String number(OptionalDouble value, double unit, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble() / unit)
        : "not counted";
  }

  /** A duration to two digits or so, such as {@code 79 minutes}. */
  static String time(double seconds) {
    return seconds < 2 * MINUTE
        ? String.format(Locale.ROOT, "%.0f seconds", Math.ceil(seconds))
        : seconds < 2 * HOUR
            ? String.format(Locale.ROOT, "%.0f minutes", seconds / MINUTE)
            : String.format(Locale.ROOT, "%.1f hours", seconds / HOUR);
  }
}
