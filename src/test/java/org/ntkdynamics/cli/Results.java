package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.Studies;

/** Compares the results of two runs of one spec, byte for byte. */
public final class Results {
  private Results() {}

  /** Everything that was computed: tables, kernels, and the last checkpoint with Adam's state. */
  public static void assertSame(Path expected, Path actual) throws IOException {
    assertSameBytes(expected.resolve("subsample.csv"), actual.resolve("subsample.csv"));
    List<UnitDirectory> units = Studies.open(expected).units();
    assertEquals(keys(units), keys(Studies.open(actual).units()));
    for (UnitDirectory unit : units) {
      assertSame(unit, Studies.open(actual).unit(unit.key()));
    }
  }

  /**
   * All files of two runs of which none was told to stop, but for what differs from one computer or
   * hour to another: the provenance, which the report shows as well, and the lock.
   */
  public static void assertSameFiles(Path expected, Path actual) throws IOException {
    List<String> names = names(expected);
    assertEquals(names, names(actual));
    for (String name : names) {
      boolean compared = !name.equals("provenance.json") && !name.equals("index.html");
      if (compared && Files.isRegularFile(expected.resolve(name))) {
        assertSameBytes(expected.resolve(name), actual.resolve(name));
      }
    }
  }

  private static List<String> names(Path root) throws IOException {
    return Trees.list(root).stream()
        .map(path -> root.relativize(path).toString())
        .filter(name -> !name.equals(".lock"))
        .toList();
  }

  private static void assertSame(UnitDirectory expected, UnitDirectory actual) throws IOException {
    assertEquals(expected.status(), actual.status());
    assertEquals(
        Files.readString(Tables.LOSSES.in(expected)), Files.readString(Tables.LOSSES.in(actual)));
    assertEquals(
        Files.readString(Tables.METRICS.in(expected)), Files.readString(Tables.METRICS.in(actual)));
    assertEquals(
        expected.kernelSteps(Reduction.TRACE), actual.kernelSteps(Reduction.TRACE), actual::key);
    for (int step : expected.kernelSteps(Reduction.TRACE)) {
      assertSameBytes(
          expected.kernelFile(step, Reduction.TRACE), actual.kernelFile(step, Reduction.TRACE));
    }
    Path sums = Path.of("kernels", "SHA256SUMS");
    assertSameBytes(expected.root().resolve(sums), actual.root().resolve(sums));
    int last = expected.status().orElseThrow().step();
    assertEquals(expected.checkpoint(last).params(), actual.checkpoint(last).params());
    assertSameBytes(expected.checkpointFile(last), actual.checkpointFile(last));
  }

  private static List<String> keys(List<UnitDirectory> units) {
    return units.stream().map(UnitDirectory::key).toList();
  }

  private static void assertSameBytes(Path expected, Path actual) throws IOException {
    assertEquals(-1, Files.mismatch(expected, actual), () -> expected + " and " + actual);
  }
}
