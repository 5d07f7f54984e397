package org.ntkdynamics.study.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.Spectrum;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.study.Studies;

/** Spectra of random networks against explicit kernels and exact expectations. */
class SpectrumAtInitializationTest {
  private static final int INPUTS = 7;
  private static final int SAMPLES = 9;

  private static SpectrumSpec config(String... settings) {
    return (SpectrumSpec)
        Studies.reader()
            .parse(
                "test.yaml",
                "kind: spectrum\nnetwork: { hiddenLayers: 3, width: 12 }\nkernel: { draws: 10 }",
                List.of(settings),
                Path.of("/"));
  }

  private static Samples samples() {
    INDArray inputs = TestNetworks.inputs(TestNetworks.widths(INPUTS, 1), SAMPLES, 5);
    List<Integer> indices = IntStream.range(0, SAMPLES).boxed().toList();
    return new Samples(inputs, indices.stream().map(i -> i / 3).toList(), indices, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0", "2.2"})
  void aNetworksSpectrumIsThatOfItsExplicitJacobian(String sigmaW2) {
    SpectrumSpec config = config("network.sigmaW2=" + sigmaW2, "network.parametrization=standard");
    TrainingUnit unit = config.units().get(0);
    SpectrumSample sample = SpectrumAtInitialization.of(config, unit, samples(), 1);
    Architecture architecture = Architecture.of(INPUTS, unit.hiddenWidths(), 1);
    INDArray parameters =
        new Initialization(unit.sigmaW2(), 0)
            .draw(architecture, RandomStreams.stream(0, unit.key(), "draw=4"), DataType.DOUBLE);
    INDArray kernel =
        new JacobianNtk(TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE))
            .kernel(samples().features(), Reduction.TRACE);
    Spectrum expected = Spectrum.of(NativeArrays.matrix(kernel), samples().labels());
    SpectrumDraw draw =
        sample.draws().stream()
            .filter(d -> d.part() == KernelPart.FULL && d.draw() == 4)
            .findFirst()
            .orElseThrow();
    assertEquals(expected.lambdaMax(), draw.lambdaMax(), 1e-9 * expected.lambdaMax());
    assertEquals(expected.effectiveRank(), draw.norms().effectiveRank(), 1e-9);
    assertEquals(expected.labelEnergy(), draw.labelEnergy(), 1e-9);
  }

  @Test
  void threadsChangeNothingAndFewerDrawsAreAPrefix() {
    SpectrumSpec config = config("network.sigmaW2=2.0", "kernel.draws=30");
    TrainingUnit unit = config.units().get(0);
    SpectrumSample one = SpectrumAtInitialization.of(config, unit, samples(), 1);
    assertEquals(one, SpectrumAtInitialization.of(config, unit, samples(), 3));
    SpectrumSpec fewer = config("network.sigmaW2=2.0", "kernel.draws=6");
    SpectrumSample six = SpectrumAtInitialization.of(fewer, unit, samples(), 2);
    assertEquals(one.draws().subList(0, 6), six.draws().subList(0, 6));
  }

  @ParameterizedTest
  @CsvSource({"1.0, ntk", "2.0, ntk", "2.2, ntk", "2.0, standard"})
  void theMeanTraceIsItsExactExpectation(String sigmaW2, String parametrization) {
    SpectrumSpec config =
        config(
            "network.sigmaW2=" + sigmaW2,
            "network.parametrization=" + parametrization,
            "kernel.draws=1000");
    SpectrumSample sample =
        SpectrumAtInitialization.of(config, config.units().get(0), samples(), 2);
    for (SpectrumPoint point : sample.points()) {
      double error = point.trace().std() / Math.sqrt(point.draws());
      assertEquals(point.expected().trace(), point.trace().mean(), 4.5 * error);
      assertEquals(point.expected().norms().trace(), point.trace().mean(), 1e-9 * error + 1e-9);
      // Jensen, exact for the empirical law too.
      assertTrue(point.expected().lambdaMax() <= point.lambdaMax().mean());
      assertTrue(point.lambdaMax().mean() <= point.trace().mean());
      assertTrue(point.expected().lambdaMax() <= point.expected().norms().maxRowSum());
      assertTrue(point.chebyshev(0.05) < point.markovOnTrace(0.05));
    }
  }

  @Test
  void theTraceOfShustinAndDogariu() {
    // Their weights part at σw² = 2 with L + 1 weight layers: Σ 2(L + 1)‖x‖²/n_0.
    SpectrumSpec config = config("network.sigmaW2=2.0");
    SpectrumSample sample =
        SpectrumAtInitialization.of(config, config.units().get(0), samples(), 1);
    double norms = Math.pow(samples().features().norm2Number().doubleValue(), 2);
    assertEquals(
        2 * 4 * norms / INPUTS, sample.point(KernelPart.WEIGHTS).expected().trace(), 1e-9 * norms);
  }

  @Test
  void veryWideNetworksHaveTheSpectrumOfTheInfinitelyWide() {
    SpectrumSpec config =
        config("network.sigmaW2=2.0", "network.width=1500", "network.hiddenLayers=1");
    SpectrumSample sample =
        SpectrumAtInitialization.of(config, config.units().get(0), samples(), 2);
    for (SpectrumPoint point : sample.points()) {
      double limit = point.expected().infiniteWidthLambdaMax();
      double error = point.lambdaMax().std() / Math.sqrt(point.draws());
      assertEquals(limit, point.lambdaMax().mean(), 4.5 * error + 0.01 * limit);
      assertTrue(point.lambdaMax().relativeStd() < 0.1);
    }
  }
}
