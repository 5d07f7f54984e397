package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.InfiniteWidthKernel;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.SdExpectations;
import org.ntkdynamics.theory.Widths;

class SamplersTest {
  private static final int DRAWS = 4000;

  /** Networks that the samplers must agree on. */
  enum Network {
    CONSTANT(2.0),
    VARYING(2.6),
    NARROW_WITH_DEAD_LAYERS(1.4),
    ONE_HIDDEN_UNIT(2.0);

    private final double sigmaW2;

    Network(double sigmaW2) {
      this.sigmaW2 = sigmaW2;
    }

    Widths widths() {
      return switch (this) {
        case CONSTANT -> Widths.constant(10, 20, 7);
        case VARYING -> Widths.of(7, 15, 9, 22, 12, 1);
        case NARROW_WITH_DEAD_LAYERS -> Widths.of(4, 2, 3, 1, 2, 1);
        case ONE_HIDDEN_UNIT -> Widths.of(2, 1, 1);
      };
    }

    NetworkSetting setting() {
      return NetworkSetting.standard(widths(), sigmaW2);
    }
  }

  /** The kernel at one input, then ‖x^l‖² and ‖δ^l‖² of every layer. */
  private static double[][] withNorms(Network network, LayerwisePass pass, String name) {
    int depth = network.widths().depth();
    UniformRandomProvider random = RandomStreams.stream(11, network.name(), name);
    double[][] columns = new double[2 + 2 * depth][DRAWS];
    double[] row = new double[2];
    for (int draw = 0; draw < DRAWS; draw++) {
      pass.draw(random, row);
      columns[0][draw] = row[0];
      columns[1][draw] = row[1];
      for (int l = 1; l < depth; l++) {
        columns[2 * l][draw] = pass.forwardNormSquared(l);
        columns[2 * l + 1][draw] = pass.backwardNormSquared(l);
      }
    }
    return columns;
  }

  private static double[][] chainWithNorms(Network network) {
    int depth = network.widths().depth();
    NormChainSampler chain = new NormChainSampler(network.setting(), 1);
    UniformRandomProvider random = RandomStreams.stream(11, network.name(), "chain");
    double[][] columns = new double[2 + 2 * depth][DRAWS];
    double[] row = new double[2];
    double[] forward = new double[depth];
    double[] backward = new double[depth + 1];
    for (int draw = 0; draw < DRAWS; draw++) {
      chain.draw(random, row);
      columns[0][draw] = row[0];
      columns[1][draw] = row[1];
      chain.drawNorms(random, forward, backward);
      for (int l = 1; l < depth; l++) {
        columns[2 * l][draw] = forward[l];
        columns[2 * l + 1][draw] = backward[l];
      }
    }
    return columns;
  }

  @ParameterizedTest
  @EnumSource
  void agreeInLawOnTheDiagonal(Network network) {
    InputRows input = InputRows.unit(network.widths().at(0));
    NetworkSetting setting = network.setting();
    double[][] dense = withNorms(network, new DenseSampler(setting, input).pass(), "dense");
    double[][] deferred =
        withNorms(network, new DeferredSampler(setting, input).pass(), "deferred");
    double[][] chain = chainWithNorms(network);
    for (int column = 0; column < dense.length - 2; column++) {
      TwoSample.assertSameLaw("deferred, column " + column, deferred[column], dense[column]);
      TwoSample.assertSameLaw("chain, column " + column, chain[column], dense[column]);
    }
  }

  @Test
  void agreeInLawOffTheDiagonalWithBiasesAndSeveralOutputs() {
    NetworkSetting setting =
        new NetworkSetting(Widths.of(5, 12, 3, 14, 2), 1.7, 0.3, KernelScaling.NTK);
    InputRows inputs = InputRows.atCosines(5, -0.4, 0.8);
    KernelDraws dense = kernels("dense", setting, inputs, DenseSampler::new);
    KernelDraws deferred = kernels("deferred", setting, inputs, DeferredSampler::new);
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        String pair = "pair " + i + ", " + j;
        TwoSample.assertSameLaw(pair, deferred.total(i, j), dense.total(i, j));
        TwoSample.assertSameLaw(pair + " biases", deferred.bias(i, j), dense.bias(j, i));
      }
    }
  }

  private static KernelDraws kernels(
      String name,
      NetworkSetting setting,
      InputRows inputs,
      BiFunction<NetworkSetting, InputRows, KernelSampler> sampler) {
    Ensemble ensemble = new Ensemble(3, name, 1);
    return KernelDraws.draw(ensemble, () -> sampler.apply(setting, inputs), DRAWS);
  }

  @Test
  void theTestOfLawsFailsWhenItMust() {
    double[] first = chainWithNorms(Network.CONSTANT)[0];
    double[] second = first.clone();
    Vectors.scale(1.2, second);
    assertThrows(AssertionError.class, () -> TwoSample.assertSameLaw("", first, second));
  }

  @ParameterizedTest
  @EnumSource
  void denseKernelIsTheGramMatrixOfItsGradients(KernelScaling scaling) {
    Widths widths = Widths.of(3, 5, 4, 2);
    NetworkSetting setting = new NetworkSetting(widths, 2.5, 0, scaling);
    InputRows inputs = InputRows.atCosines(3, 0.3);
    DenseSampler sampler = new DenseSampler(setting, inputs);
    double[] row = new double[sampler.columns()];
    sampler.draw(RandomStreams.stream(5, "gradients"), row);
    double[] expected = FiniteDifferenceNtk.of(sampler.pass(), setting, inputs);
    double weightsUnit = sampler.units().weights().toDouble();
    double biasUnit = sampler.units().bias().toDouble();
    for (int pair = 0; pair < 3; pair++) {
      assertEquals(expected[pair], row[pair] * weightsUnit, 1e-6);
      assertEquals(expected[3 + pair], row[3 + pair] * biasUnit, 1e-6);
    }
  }

  @Test
  void wideNetworksWithInitialisedBiasesApproachTheInfinitelyWideOne() {
    for (double sigmaW2 : new double[] {1.2, 2.5}) {
      Widths widths = Widths.constant(20, 400, 5);
      NetworkSetting setting = new NetworkSetting(widths, sigmaW2, 0.4, KernelScaling.NTK);
      Ensemble ensemble = new Ensemble(9, "wide" + sigmaW2, 1);
      InputRows inputs = InputRows.atCosines(20, 0.2);
      KernelDraws draws =
          KernelDraws.draw(ensemble, () -> new DeferredSampler(setting, inputs), 400);
      double mean = 0;
      for (double theta : draws.total(0, 1)) {
        mean += theta * draws.unit().toDouble() / draws.draws();
      }
      double limit =
          InfiniteWidthKernel.of(
                  widths,
                  new InfiniteWidthKernel.Setting(sigmaW2, 0.4, true, KernelScaling.NTK),
                  InfiniteWidthKernel.Inputs.ofUnitNorm(0.2))
              .ntk()
              .toDouble();
      assertEquals(1, mean / limit, 0.03);
    }
  }

  @Test
  void oneHiddenLayerHasSdsCorrectedMeanAtAnyWidth() {
    NetworkSetting setting = new NetworkSetting(Widths.of(10, 3, 1), 2, 0, KernelScaling.NTK);
    for (double cosine : new double[] {-0.5, 0.5}) {
      InputRows inputs = InputRows.atCosines(10, cosine);
      Ensemble ensemble = new Ensemble(13, "sd" + cosine, 1);
      KernelDraws draws =
          KernelDraws.draw(ensemble, () -> new DeferredSampler(setting, inputs), 200_000);
      double sum = 0;
      double squares = 0;
      for (double theta : draws.weights(0, 1)) {
        sum += theta;
        squares += theta * theta;
      }
      double mean = sum / draws.draws();
      double error = Math.sqrt((squares / draws.draws() - mean * mean) / draws.draws());
      assertEquals(SdExpectations.offDiagonal(1, 1, cosine, 10), mean, 4.5 * error);
      double[] correlator = {SdExpectations.firstLayerCorrelator(cosine)};
      // Theorem 1.1 as printed, with L+1 for L: refuted, and at a negative cosine of the wrong
      // sign.
      double printed = 2 * SdExpectations.offDiagonalAsPrinted(cosine, correlator, 10);
      assertTrue(mean - printed > 20 * error, mean + " against " + printed);
    }
  }

  @Test
  void curvePointsHaveTheLawOfSeparateDraws() {
    NormChainCurve.Setting setting =
        new NormChainCurve.Setting(6, 3, List.of(1, 2, 5, 9), 2.3, 1.5, KernelScaling.NTK);
    double[][] curve = new Ensemble(2, "curve", 1).draw(() -> new NormChainCurve(setting), DRAWS);
    for (int index = 0; index < 4; index++) {
      NetworkSetting network = setting.network(setting.depths().get(index));
      double[][] separate =
          new Ensemble(2, "separate" + index, 1)
              .draw(() -> new NormChainSampler(network, 1.5), DRAWS);
      TwoSample.assertSameLaw("weights " + index, curve[index], separate[0]);
      TwoSample.assertSameLaw("biases " + index, curve[4 + index], separate[1]);
      assertEquals(
          new NormChainSampler(network, 1.5).units(), new NormChainCurve(setting).units(index));
    }
  }

  @Test
  void refuseWhatTheyCannotDraw() {
    Widths widths = Widths.of(3, 4, 1);
    NetworkSetting biased = new NetworkSetting(widths, 2, 0.1, KernelScaling.STANDARD);
    NetworkSetting good = NetworkSetting.standard(widths, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new NormChainSampler(biased, 1))
            .getMessage();
    assertEquals("the norm chain needs sigmaB2 = 0, but it is 0.1", message);
    assertThrows(
        IllegalArgumentException.class,
        () -> new NormChainSampler(NetworkSetting.standard(Widths.of(3, 4, 2), 2), 1));
    assertThrows(IllegalArgumentException.class, () -> new NormChainSampler(good, 0));
    assertThrows(IllegalArgumentException.class, () -> NetworkSetting.standard(widths, -2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NetworkSetting(widths, 2, -1, KernelScaling.STANDARD));
    assertThrows(IllegalArgumentException.class, () -> InputRows.atCosines(5, 1.01));
    assertThrows(IllegalArgumentException.class, () -> InputRows.atCosines(1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> InputRows.of(new double[][] {{1}, {1, 2}}));
    assertThrows(IllegalArgumentException.class, () -> new DenseSampler(good, InputRows.unit(4)));
    assertTrue(InputRows.atCosines(1, -1).get(1, 0) == -1);
  }
}
