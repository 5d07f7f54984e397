package org.ntkdynamics.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;

/**
 * Finds out what a run will take: its dearest unit is worked on for some seconds. If that was not
 * enough to end it, all units are taken to need the same for the same cost; else its cheapest one
 * is worked on too, and time goes with the cost of a unit on a straight line between the two.
 */
final class Calibration {
  private static final double SECONDS = 6;
  private static final double NANOS = 1e-9;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIBI = 1 << 10;

  private Calibration() {}

  /**
   * Calibrates in a temporary directory.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used
   */
  static Forecast of(Spec spec) {
    Run run = Studies.prepare(spec);
    try (TemporaryDirectory root = TemporaryDirectory.create("ntk-dry-run")) {
      RunDirectory directory = Studies.create(root.path(), spec);
      run.writeShared(directory);
      directory.writeProvenance(Provenance.begin(spec, "ntk run --dry-run", run.datasetFiles()));
      return forecast(run, directory);
    }
  }

  private static Forecast forecast(Run run, RunDirectory directory) {
    List<? extends Unit> units = run.units();
    int cores = Runtime.getRuntime().availableProcessors();
    Jobs jobs = Jobs.of(units, OptionalInt.empty(), cores, MemoryNeed.available());
    Comparator<Unit> byCost = Comparator.comparingDouble(Calibration::cost);
    Unit dearest = units.stream().max(byCost).orElseThrow();
    Unit cheapest = units.stream().min(byCost).orElseThrow();
    Trial dear = warm(dearest, jobs.threads(), directory);
    boolean isLine = dear.hasEnded() && cost(cheapest) < cost(dearest);
    double start = dear.hasEnded() ? 0 : dear.startSeconds();
    ToDoubleFunction<Unit> seconds =
        !dear.hasEnded()
            ? unit -> dear.rate() * cost(unit)
            : isLine
                ? line(dearest, dear, cheapest, warm(cheapest, jobs.threads(), directory))
                : unit -> dear.seconds();
    double sum = units.stream().mapToDouble(seconds).sum();
    double longest = Math.max(sum / jobs.count(), seconds.applyAsDouble(dearest));
    return new Forecast(
        units.size(), run.flop(), start + longest, memory(), isLine ? 2 : 1, jobs.count());
  }

  /** Seconds by cost, on a straight line through two units that have ended. */
  private static ToDoubleFunction<Unit> line(Unit dearest, Trial dear, Unit cheapest, Trial cheap) {
    double slope =
        Math.max(0, (dear.seconds() - cheap.seconds()) / (cost(dearest) - cost(cheapest)));
    return unit -> dear.seconds() - slope * (cost(dearest) - cost(unit));
  }

  /**
   * A unit that ends soon is begun anew until the time is used: at first a program is slow. Of the
   * trials after the first, if there were some, it is the one in the middle.
   */
  private static Trial warm(Unit unit, int threads, RunDirectory directory) {
    long start = System.nanoTime();
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(unit, threads, SECONDS, System::nanoTime).run(directory));
    while (last(trials).hasEnded() && (System.nanoTime() - start) * NANOS < SECONDS) {
      TemporaryDirectory.delete(directory.unit(unit.key()).root());
      trials.add(new Trial(unit, threads, SECONDS, System::nanoTime).run(directory));
    }
    List<Trial> later =
        trials.stream()
            .skip(trials.size() > 1 ? 1 : 0)
            .sorted(Comparator.comparingDouble(Trial::seconds))
            .toList();
    return later.get(later.size() / 2);
  }

  private static Trial last(List<Trial> trials) {
    return trials.get(trials.size() - 1);
  }

  private static double cost(Unit unit) {
    return Trial.cost(unit, 0, unit.steps());
  }

  /** The most memory that this process has held. */
  private static OptionalDouble memory() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIBI)
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty(); // Linux alone has it.
    }
  }
}
