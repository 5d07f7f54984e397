package org.ntkdynamics.study.catapult;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.study.Studies;

/** Gradient descent around its bound against the linearised model, which wide networks obey. */
class StepSizeTrialTest {
  private static final int INPUTS = 6;
  private static final int SAMPLES = 8;

  private static CatapultSpec config(int width, int outputs, double multiple, int steps) {
    String yaml =
        """
        kind: catapult
        data: { trainSize: %d }
        network: { hiddenLayers: 1, width: %d, outputs: %d, sigmaW2: 2.0 }
        descent: { multiples: %s, steps: %d }
        """
            .formatted(SAMPLES, width, outputs, multiple, steps);
    return (CatapultSpec) Studies.reader().parse("test.yaml", yaml, List.of(), Path.of("/"));
  }

  private static Dataset data() {
    INDArray inputs = TestNetworks.inputs(TestNetworks.widths(INPUTS, 1), SAMPLES, 6);
    List<Integer> indices = IntStream.range(0, SAMPLES).boxed().toList();
    Samples train = new Samples(inputs, indices.stream().map(i -> i % 2).toList(), indices, 2);
    INDArray nothing = Nd4j.createUninitialized(DataType.FLOAT, new long[] {0, INPUTS}, 'c');
    Samples none = new Samples(nothing, List.of(), List.of(), 2);
    return new Dataset(train, none, List.of());
  }

  private static StepSizeTrial.Result trial(CatapultSpec config) {
    return StepSizeTrial.of(config, config.units().get(0), data());
  }

  /** The loss at each step if the network were linear: {@code r ← (I - ηK_0/N) r}. */
  private static double[] linearised(CatapultSpec config, double rate, int steps) {
    TrainingUnit unit = config.units().get(0).network();
    Architecture architecture = Architecture.of(INPUTS, unit.hiddenWidths(), 1);
    List<Double> scales = Networks.weightScales(architecture, Parametrization.NTK, 2);
    INDArray parameters =
        new Initialization(2, 0)
            .draw(architecture, RandomStreams.stream(0, unit.key(), "parameters"), DataType.DOUBLE);
    INDArray x = data().train().features();
    INDArray outputs =
        Networks.create(
                architecture,
                scales,
                TestNetworks.training(Optimizer.SGD, 1, Precision.DOUBLE),
                parameters)
            .output(x.castTo(DataType.DOUBLE));
    INDArray residual = outputs.sub(data().train().targets(1, DataType.DOUBLE));
    INDArray kernel =
        new LayerwiseNtk(architecture, parameters, scales, DataType.DOUBLE, 512)
            .kernel(x, Reduction.TRACE);
    double[] losses = new double[steps + 1];
    for (int step = 0; step <= steps; step++) {
      double norm = residual.norm2Number().doubleValue();
      losses[step] = norm * norm / 2 / SAMPLES;
      residual = residual.sub(kernel.mmul(residual).muli(rate / SAMPLES));
    }
    return losses;
  }

  private static double farthest(int width, double multiple, int steps) {
    CatapultSpec config = config(width, 1, multiple, steps);
    List<DescentStep> found = trial(config).steps();
    double rate = multiple * 2 * SAMPLES / found.get(0).lambdaMax();
    double[] expected = linearised(config, rate, steps);
    double farthest = 0;
    for (DescentStep step : found) {
      farthest = Math.max(farthest, Math.abs(step.loss() / expected[step.step()] - 1));
    }
    return farthest;
  }

  @Test
  void aWideNetworkFollowsTheLinearisedModelBelowAndAboveTheBound() {
    for (double multiple : new double[] {0.5, 0.95, 1.05}) {
      double wide = farthest(8192, multiple, 5);
      assertTrue(wide < 0.05, multiple + ": " + wide);
      assertTrue(wide < farthest(64, multiple, 5), "narrow ones should be farther off");
    }
  }

  @Test
  void justBelowTheBoundTheLossDescendsAndAboveItGrows() {
    StepSizeTrial.Result below = trial(config(8192, 1, 0.95, 30));
    assertEquals(DescentVerdict.DESCENDS, below.verdict());
    StepSizeTrial.Result above = trial(config(8192, 1, 1.2, 30));
    double peak = above.steps().stream().mapToDouble(DescentStep::loss).max().orElseThrow();
    assertTrue(peak > 1.5 * above.steps().get(0).loss(), "peak " + peak);
    assertEquals(0.95 * 2, below.steps().get(0).instability(), 1e-9);
    assertEquals(1.2 * 2, above.steps().get(0).instability(), 1e-9);
    assertEquals(0, above.steps().get(0).kernelChange(), 0);
  }

  @Test
  void aStepFarAboveTheBoundDiverges() {
    assertEquals(DescentVerdict.DIVERGES, trial(config(64, 1, 20, 60)).verdict());
  }

  @Test
  void withSeveralOutputsTheKernelOfAllOutputsGoverns() {
    StepSizeTrial.Result below = trial(config(4096, 2, 0.95, 20));
    assertEquals(DescentVerdict.DESCENDS, below.verdict());
    StepSizeTrial.Result above = trial(config(4096, 2, 1.3, 20));
    double peak = above.steps().stream().mapToDouble(DescentStep::loss).max().orElseThrow();
    assertTrue(peak > above.steps().get(0).loss());
    // By the trace kernel, which is about twice as large, half these steps would be the bound.
    TrainingUnit unit = config(4096, 2, 1, 1).units().get(0).network();
    Architecture architecture = Architecture.of(INPUTS, unit.hiddenWidths(), 2);
    INDArray parameters =
        new Initialization(2, 0)
            .draw(architecture, RandomStreams.stream(0, unit.key(), "parameters"), DataType.DOUBLE);
    double trace =
        Eigenpairs.largest(
            new LayerwiseNtk(
                    architecture,
                    parameters,
                    Networks.weightScales(architecture, Parametrization.NTK, 2),
                    DataType.DOUBLE,
                    512)
                .trace(data().train().features()));
    assertEquals(2, trace / below.steps().get(0).lambdaMax(), 0.2);
  }
}
