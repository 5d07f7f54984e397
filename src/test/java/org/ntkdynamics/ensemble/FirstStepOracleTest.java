package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.ensemble.FirstStepSampler.Draw;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/** Real DL4J networks, moved by DL4J's own updater, as the oracle of the first step. */
class FirstStepOracleTest {
  private static final Widths WIDTHS = Widths.of(5, 9, 7, 3, 8, 1);
  private static final int NETWORKS = 20;

  /** Two kernels are subtracted: digits are lost where they are nearly equal. */
  private static final double TOLERANCE = 1e-11;

  @ParameterizedTest
  @CsvSource({
    "1.0, 0.1, 0",
    "1.0, 0.5, 1",
    "2.0, 0.1, 0",
    "2.0, 0.3, -1",
    "3.0, 0.01, 0",
    "3.0, 0.3, 1"
  })
  void aDenseNetworkMovesAsDl4jMovesIt(double sigmaW2, double rate, double label) {
    FirstStepSampler sampler =
        new FirstStepSampler(
            NetworkSetting.standard(WIDTHS, sigmaW2),
            SamplerKind.DENSE,
            List.of(new GradientStep(ScaledNumber.of(rate), label, 1)));
    var random = RandomStreams.stream(17, "oracle");
    double[][] columns = new double[sampler.columns()][1];
    double[] row = new double[sampler.columns()];
    int moved = 0;
    for (int network = 0; network < NETWORKS; network++) {
      sampler.draw(random, row);
      for (int i = 0; i < row.length; i++) {
        columns[i][0] = row[i];
      }
      Draw draw = sampler.read(columns, 0);
      double[] real = dl4j(parameters(sampler.pass(), sigmaW2), rate, label);
      assertEquals(real[0], draw.output().toDouble(), 1e-12 * (1 + Math.abs(real[0])));
      assertEquals(real[1], draw.theta().toDouble(), 1e-11 * real[1]);
      double change = draw.changes().get(0).toDouble();
      assertEquals(real[2] - real[1], change, TOLERANCE * (real[1] + real[2]));
      moved += Math.abs(change) > 1e-3 * real[1] ? 1 : 0;
    }
    assertTrue(moved >= NETWORKS / 5, moved + " networks moved");
  }

  private static INDArray parameters(InputPass pass, double sigmaW2) {
    Architecture architecture = new Architecture(WIDTHS.values());
    INDArray parameters = Nd4j.zeros(DataType.DOUBLE, 1, architecture.parameters());
    for (int l = 1; l <= WIDTHS.depth(); l++) {
      double[][] entries = ((DenseGaussianMatrix) pass.matrix(l)).entries();
      long index = architecture.offset(l);
      for (double[] weights : entries) {
        for (double weight : weights) {
          parameters.putScalar(0, index++, Math.sqrt(sigmaW2 / 2) * weight);
        }
      }
    }
    return parameters;
  }

  /** f and Θ before the step, and Θ after it. */
  private static double[] dl4j(INDArray parameters, double rate, double label) {
    Architecture architecture = new Architecture(WIDTHS.values());
    MultiLayerNetwork network =
        Networks.create(
            architecture,
            Networks.weightScales(architecture, Parametrization.STANDARD, 1),
            TestNetworks.training(Optimizer.SGD, rate, Precision.DOUBLE),
            parameters);
    INDArray input = Nd4j.zeros(DataType.DOUBLE, 1, WIDTHS.at(0));
    input.putScalar(0, 0, 1);
    INDArray target = Nd4j.valueArrayOf(new long[] {1, 1}, label, DataType.DOUBLE);
    double output = network.output(input).getDouble(0);
    double before = kernel(network, input);
    network.fit(new DataSet(input, target));
    return new double[] {output, before, kernel(network, input)};
  }

  private static double kernel(MultiLayerNetwork network, INDArray input) {
    return new JacobianNtk(network).kernel(input, Reduction.TRACE).getDouble(0, 0);
  }
}
