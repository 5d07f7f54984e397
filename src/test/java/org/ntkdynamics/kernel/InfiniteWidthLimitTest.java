package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.theory.InfiniteWidthKernel;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/** Wide networks in the NTK parametrisation against the infinite-width kernel. */
class InfiniteWidthLimitTest {
  private static final int NETWORKS = 40;
  private static final int SAMPLES = 4;
  private static final double SIGMA_W2 = 2;

  @Test
  void theMeanOfWideNetworksIsTheInfiniteWidthKernel() {
    assertTrue(distance(256) < 0.03, "at width 256: " + distance(256));
    assertTrue(distance(16) > distance(256));
  }

  /** The relative Frobenius distance between the mean kernel of 40 networks and the limit. */
  private static double distance(int width) {
    Architecture architecture = TestNetworks.widths(6, width, width, 1);
    INDArray x = TestNetworks.inputs(architecture, SAMPLES, 51);
    List<Double> scales = Networks.weightScales(architecture, Parametrization.NTK, SIGMA_W2);
    INDArray mean = Nd4j.zeros(DataType.DOUBLE, SAMPLES, SAMPLES);
    for (int seed = 0; seed < NETWORKS; seed++) {
      INDArray parameters = TestNetworks.parameters(architecture, SIGMA_W2, 0, seed);
      LayerwiseNtk ntk = new LayerwiseNtk(architecture, parameters, scales, DataType.DOUBLE, 512);
      mean.addi(ntk.kernel(x, Reduction.TRACE).divi(NETWORKS));
    }
    INDArray limit = limit(architecture, x);
    return mean.sub(limit).norm2Number().doubleValue() / limit.norm2Number().doubleValue();
  }

  private static INDArray limit(Architecture architecture, INDArray x) {
    InfiniteWidthKernel.Setting setting =
        new InfiniteWidthKernel.Setting(SIGMA_W2, 0, true, KernelScaling.NTK);
    Widths widths = new Widths(architecture.widths());
    INDArray gram = x.mmul(x.transpose());
    INDArray limit = Nd4j.zeros(DataType.DOUBLE, SAMPLES, SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < SAMPLES; j++) {
        double left = gram.getDouble(i, i);
        double right = gram.getDouble(j, j);
        double cosine = Math.min(1, gram.getDouble(i, j) / Math.sqrt(left * right));
        InfiniteWidthKernel.Inputs inputs = new InfiniteWidthKernel.Inputs(left, right, cosine);
        limit.putScalar(i, j, InfiniteWidthKernel.of(widths, setting, inputs).ntk().toDouble());
      }
    }
    return limit;
  }
}
