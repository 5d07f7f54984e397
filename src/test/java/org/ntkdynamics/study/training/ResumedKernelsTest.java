package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.RunMonitor;
import org.ntkdynamics.study.RunResult;
import org.ntkdynamics.study.Studies;

/** Which kernels are looked at again when a training goes on. */
class ResumedKernelsTest {
  private static final Execution HERE = Execution.here("test");

  private static final String DATA =
      "data.dataset={images: %1$s/t10k-images-idx3-ubyte.gz, labels: %1$s/t10k-labels-idx1-ubyte.gz}"
          .formatted(Path.of("datasets", "mnist").toAbsolutePath());

  private final Path directory;

  ResumedKernelsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static final class StopsAfterStep implements RunMonitor {
    private final int last;
    private int reached = -1;

    StopsAfterStep(int last) {
      this.last = last;
    }

    @Override
    public void unitStarted(String key, int fromStep, int steps) {}

    @Override
    public void stepReached(String key, int step, OptionalDouble trainLoss) {
      reached = step;
    }

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return reached >= last;
    }
  }

  private static Spec spec() {
    return Studies.reader()
        .read(
            Path.of("experiments", "quickstart.yaml"),
            List.of(
                DATA,
                "data.trainSize=10",
                "data.testSize=0",
                "network.width=3",
                "network.hiddenLayers=1",
                "network.sigmaW2=1.0",
                "training.steps=5",
                "kernel.steps=[0,1,2,3,5]",
                "kernel.samplesPerClass=1"));
  }

  private UnitDirectory stopped() {
    RunResult result =
        Experiments.run(spec(), directory.resolve("stopped"), HERE, new StopsAfterStep(3));
    assertTrue(result.isInterrupted());
    UnitDirectory unit = result.directory().units().get(0);
    assertEquals(List.of(0, 1, 2, 3), unit.kernelSteps(Reduction.TRACE));
    return unit;
  }

  @Test
  void onlyThoseOfTheStartAndOfTheStepBefore() throws IOException {
    Path whole = directory.resolve("whole");
    Experiments.run(spec(), whole, HERE, RunMonitor.SILENT);
    UnitDirectory unit = stopped();
    // Were they read, these would be refused: nothing in them is a number.
    SquareMatrix nothing = unit.traceKernel(1).map(entry -> Double.NaN);
    unit.writeKernel(1, nothing);
    unit.writeKernel(2, nothing);
    RunResult result = Experiments.resume(directory.resolve("stopped"), HERE, RunMonitor.SILENT);
    assertFalse(result.isInterrupted());
    UnitDirectory expected = Studies.open(whole).unit(unit.key());
    assertEquals(Tables.METRICS.read(expected), Tables.METRICS.read(unit));
    assertEquals(
        -1,
        Files.mismatch(
            expected.kernelFile(5, Reduction.TRACE), unit.kernelFile(5, Reduction.TRACE)));
  }
}
