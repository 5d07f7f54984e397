package org.ntkdynamics.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;

/**
 * Finds out what a run will take: its dearest unit is worked on for some seconds, and if that was
 * enough to end it, its cheapest one too; time goes with the cost of a unit on a straight line
 * between the two.
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
    Path root = temporary();
    try {
      RunDirectory directory = Studies.create(root, spec);
      run.writeShared(directory);
      directory.writeProvenance(Provenance.begin(spec, "ntk run --dry-run", run.datasetFiles()));
      return forecast(run, directory);
    } finally {
      delete(root);
    }
  }

  private static Forecast forecast(Run run, RunDirectory directory) {
    Comparator<Unit> byCost = Comparator.comparingDouble(Calibration::cost);
    List<? extends Unit> units = run.units();
    Unit dearest = units.stream().max(byCost).orElseThrow();
    Unit cheapest = units.stream().min(byCost).orElseThrow();
    Trial dear = warm(dearest, directory);
    double most = dear.seconds();
    boolean isLine = dear.hasEnded() && cost(cheapest) < cost(dearest);
    double least =
        isLine ? warm(cheapest, directory).seconds() : most * cost(cheapest) / cost(dearest);
    double slope =
        cost(cheapest) < cost(dearest)
            ? Math.max(0, (most - least) / (cost(dearest) - cost(cheapest)))
            : 0;
    double seconds =
        units.stream().mapToDouble(unit -> most - slope * (cost(dearest) - cost(unit))).sum();
    return new Forecast(units.size(), run.flop(), seconds, memory(), isLine ? 2 : 1);
  }

  /** A unit that ends soon is begun anew until the time is used: at first a program is slow. */
  private static Trial warm(Unit unit, RunDirectory directory) {
    long start = System.nanoTime();
    Trial trial = new Trial(unit, SECONDS, System::nanoTime).run(directory);
    Trial best = trial;
    while (trial.hasEnded() && (System.nanoTime() - start) * NANOS < SECONDS) {
      delete(directory.unit(unit.key()).root());
      trial = new Trial(unit, SECONDS, System::nanoTime).run(directory);
      best = trial.seconds() < best.seconds() ? trial : best;
    }
    return best;
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

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ntk-dry-run");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made: " + e.getMessage(), e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be deleted: " + e.getMessage(), e);
    }
  }
}
