package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * A run of any kind that is stopped again and again, within its units and between them, ends with
 * the same bytes as one that is left alone.
 */
class StoppedRunTest {
  private static final String DATA =
      "data.dataset={images: %1$s/t10k-images-idx3-ubyte.gz, labels: %1$s/t10k-labels-idx1-ubyte.gz}"
          .formatted(Path.of("datasets", "mnist").toAbsolutePath());

  @TempDir private Path directory;

  /** Every kind, by a spec that ships and what makes it small. */
  private enum Kind {
    LABEL_AWARENESS(
        "quickstart",
        DATA,
        "data.trainSize=40",
        "data.testSize=10",
        "network.hiddenLayers=2",
        "network.width=8",
        "network.sigmaW2=[1.0,2.2]",
        "training.steps=7",
        "training.batchSize=15",
        "kernel.steps=[0,2,7]",
        "kernel.samplesPerClass=1",
        "kernel.reduction=perOutput",
        "checkpoint.every=3"),
    DRIFT(
        "drift",
        DATA,
        "seed=[0,1]",
        "data.trainSize=20",
        "network.hiddenLayers=[1,2]",
        "network.width=6",
        "network.sigmaW2=2.0",
        "training.steps=5",
        "kernel.steps=[0,1,5]",
        "kernel.samplesPerClass=1",
        "comparison.steps=[1,5]"),
    DISPERSION("biases", "network.width=20", "network.sigmaW2=[1.0,2.0]", "ensemble.draws=600"),
    KERNEL_RATIO("figure-11", "network.width=20", "network.sigmaW2=[1.0,2.0]", "ensemble.draws=60"),
    FIRST_STEP("first-step", "network.width=20", "ensemble.draws=60"),
    CORRELATORS("correlators", "network.input=3", "network.width=[5,10]", "ensemble.draws=60"),
    EXPECTED_NTK("expected-ntk", "network.hiddenLayers=[1,2]", "ensemble.draws=60"),
    SPECTRUM(
        "spectrum",
        DATA,
        "data.trainSize=100",
        "network.hiddenLayers=[1,2]",
        "network.width=[5,10]",
        "network.sigmaW2=2.0",
        "kernel.samplesPerClass=1",
        "kernel.draws=20"),
    CATAPULT(
        "catapult",
        DATA,
        "data.trainSize=10",
        "network.width=10",
        "network.sigmaW2=2.0",
        "descent.multiples=[0.5,2.0]",
        "descent.steps=6"),
    CLAIMS("claims", "effort=reduced", "only=[sk-eq-13, sd-theorem-2.1]");

    private final String spec;
    private final String settings;

    Kind(String spec, String... settings) {
      this.spec = spec;
      this.settings = String.join("\n", settings);
    }

    Spec config() {
      return Studies.reader()
          .read(Path.of("experiments", spec + ".yaml"), settings.lines().toList());
    }
  }

  /** Asks to stop at the n-th question. */
  private record StoppingAt(int question, AtomicInteger asked) implements RunMonitor {
    @Override
    public void unitStarted(String key, int fromStep, int steps) {}

    @Override
    public void stepReached(int step, OptionalDouble trainLoss) {}

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return asked.incrementAndGet() >= question;
    }
  }

  @Test
  void everyKindIsThere() {
    Set<String> kinds =
        Stream.of(Kind.values()).map(kind -> kind.config().kind()).collect(Collectors.toSet());
    kinds.add("listener"); // Programs of users stop and go on by themselves.
    assertEquals(Studies.byKind().keySet(), kinds);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void endsWithTheSameBytes(Kind kind) throws IOException {
    Path whole = directory.resolve("whole");
    Experiments.run(kind.config(), whole, "test", RunMonitor.SILENT);
    Path stopped = directory.resolve("stopped");
    RunResult result = Experiments.run(kind.config(), stopped, "test", stoppingAt(3));
    boolean withinUnit = false;
    int question = 3;
    int stops = 0;
    while (result.isInterrupted()) {
      withinUnit |= isWithinUnit(result.directory());
      question *= 2; // For a unit that is no training begins again.
      stops++;
      result = Experiments.resume(stopped, "test", stoppingAt(question));
    }
    assertTrue(withinUnit, "never stopped within a unit");
    assertTrue(stops > 1, "stopped " + stops + " times");
    assertEquals(contents(whole), contents(stopped));
  }

  private static RunMonitor stoppingAt(int question) {
    return new StoppingAt(question, new AtomicInteger());
  }

  private static boolean isWithinUnit(RunDirectory run) {
    return run.units().stream()
        .flatMap(unit -> unit.status().stream())
        .anyMatch(status -> status.state() == UnitStatus.State.RUNNING);
  }

  /** All files but the provenance, which says how often a run was gone on with, and the lock. */
  private static Map<String, ByteBuffer> contents(Path root) throws IOException {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("provenance.json") && !file.endsWith(".lock")) {
          contents.put(root.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }
}
