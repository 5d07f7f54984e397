package org.ntkdynamics.ensemble;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/** Real DL4J networks, initialised as for training and differentiated by DL4J, as the oracle. */
class Dl4jOracleTest {
  private static final int NETWORKS = 300;
  private static final Widths WIDTHS = Widths.of(4, 9, 2, 8, 1);

  private static double[][] dl4j(double sigmaW2, double sigmaB2, double cosine) {
    Architecture architecture = new Architecture(WIDTHS.values());
    InputRows rows = InputRows.atCosines(4, cosine);
    INDArray inputs = Nd4j.create(2, 4).castTo(DataType.DOUBLE);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 4; j++) {
        inputs.putScalar(i, j, rows.get(i, j));
      }
    }
    double[][] kernels = new double[2][NETWORKS];
    for (int draw = 0; draw < NETWORKS; draw++) {
      INDArray parameters = TestNetworks.parameters(architecture, sigmaW2, sigmaB2, draw);
      INDArray kernel =
          new JacobianNtk(TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE))
              .kernel(inputs, Reduction.TRACE);
      kernels[0][draw] = kernel.getDouble(0, 0);
      kernels[1][draw] = kernel.getDouble(0, 1);
    }
    return kernels;
  }

  @Test
  void normChainAndDeferredSamplerHaveTheLawOfRealNetworks() {
    double[][] real = dl4j(2.4, 0, 0.6);
    NetworkSetting setting = NetworkSetting.standard(WIDTHS, 2.4);
    KernelDraws chain =
        KernelDraws.draw(new Ensemble(1, "chain", 1), () -> new NormChainSampler(setting, 1), 4000);
    TwoSample.assertSameLaw("norm chain", inUnits(chain, 0), real[0]);
    compareDeferred(setting, real);
  }

  @Test
  void deferredSamplerHasTheLawOfRealNetworksWithInitialisedBiases() {
    double[][] real = dl4j(1.5, 0.2, 0.6);
    compareDeferred(new NetworkSetting(WIDTHS, 1.5, 0.2, KernelScaling.STANDARD), real);
  }

  private static void compareDeferred(NetworkSetting setting, double[][] real) {
    InputRows inputs = InputRows.atCosines(4, 0.6);
    KernelDraws deferred =
        KernelDraws.draw(
            new Ensemble(1, "deferred", 1), () -> new DeferredSampler(setting, inputs), 4000);
    TwoSample.assertSameLaw("deferred, Θ(x,x)", inUnits(deferred, 0), real[0]);
    TwoSample.assertSameLaw("deferred, Θ(x,x̃)", inUnits(deferred, 1), real[1]);
  }

  private static double[] inUnits(KernelDraws draws, int other) {
    double[] total = draws.total(0, other);
    Vectors.scale(draws.unit().toDouble(), total);
    return total;
  }
}
