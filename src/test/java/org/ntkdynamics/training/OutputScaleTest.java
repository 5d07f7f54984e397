package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.kernel.ScaledNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingSpec;

/** Lazy training: αf on the loss divided by α². */
class OutputScaleTest {
  private static final double SIGMA_W2 = 2;
  private static final int CLASSES = 3;

  private static Architecture architecture(int outputs) {
    return TestNetworks.widths(5, 9, 8, outputs);
  }

  private static Samples samples(int n, long seed) {
    List<Integer> indices = IntStream.range(0, n).boxed().toList();
    return new Samples(
        TestNetworks.inputs(architecture(CLASSES), n, seed),
        indices.stream().map(i -> i % CLASSES).toList(),
        indices,
        CLASSES);
  }

  private static final Dataset DATA = new Dataset(samples(23, 1), samples(11, 2), List.of());

  /** Adam is DL4J's, whose {@code fit} is the reference here. */
  private static TrainingSpec config(
      Optimizer optimizer, double rate, int steps, Engine engine, Precision precision) {
    return new TrainingSpec(
        optimizer,
        rate,
        Defaults.EPSILON,
        Defaults.BETA1,
        Defaults.BETA2,
        optimizer == Optimizer.ADAM ? EpsilonForm.DL4J : Defaults.EPSILON_FORM,
        BatchSize.FULL,
        steps,
        Loss.MSE,
        precision,
        engine,
        5,
        2);
  }

  private static MultiLayerNetwork network(TrainingSpec config, int outputs) {
    Architecture architecture = architecture(outputs);
    return Networks.create(
        architecture,
        Networks.weightScales(architecture, Parametrization.STANDARD, SIGMA_W2),
        config,
        TestNetworks.parameters(architecture, SIGMA_W2, 0.1, 3));
  }

  private static List<Evaluation> train(
      TrainingSpec config, MultiLayerNetwork network, int outputs, double alpha) {
    List<Evaluation> seen = new ArrayList<>();
    new Trainer(config, new LearningTask(DATA, alpha), step -> true)
        .train(
            new TrainingStart(network, architecture(outputs), 0, 7, "unit"),
            reached -> seen.add(reached.train()));
    return seen;
  }

  private static INDArray kernel(MultiLayerNetwork network, int outputs) {
    Architecture architecture = architecture(outputs);
    return new LayerwiseNtk(
            architecture,
            network.params(),
            Networks.weightScales(architecture, Parametrization.STANDARD, SIGMA_W2),
            DataType.DOUBLE,
            LayerwiseNtk.DEFAULT_TILE)
        .kernel(DATA.train().features(), Reduction.TRACE);
  }

  @ParameterizedTest
  @CsvSource({
    "FUSED,DOUBLE,3", "FUSED,DOUBLE,1", "FUSED,FLOAT,3", "FUSED,FLOAT,1",
    "DL4J,DOUBLE,3", "DL4J,DOUBLE,1", "DL4J,FLOAT,3", "DL4J,FLOAT,1"
  })
  void isTrainingOnTheLabelsDividedByAlpha(Engine engine, Precision precision, int outputs) {
    double alpha = 7;
    TrainingSpec config = config(Optimizer.ADAM, 0.01, 8, engine, precision);
    MultiLayerNetwork expected = network(config, outputs);
    DataType type = Networks.dataType(precision);
    INDArray features = DATA.train().features().castTo(type);
    INDArray targets = DATA.train().targets(outputs, type).div(alpha);
    for (int step = 0; step < config.steps(); step++) {
      expected.fit(new DataSet(features, targets));
    }
    MultiLayerNetwork trained = network(config, outputs);
    train(config, trained, outputs, alpha);
    double tolerance = precision == Precision.DOUBLE ? Tolerance.F64 : Tolerance.F32;
    assertTrue(relativeError(trained.params(), expected.params()) < tolerance);
  }

  @ParameterizedTest
  @CsvSource({"FUSED,3", "FUSED,1", "DL4J,3", "DL4J,1"})
  void theLossIsThatOfTheScaledOutputDividedByAlphaSquared(Engine engine, int outputs) {
    double alpha = 0.2;
    TrainingSpec config = config(Optimizer.SGD, 0.01, 1, engine, Precision.DOUBLE);
    MultiLayerNetwork network = network(config, outputs);
    INDArray scaled = network.output(DATA.train().features().castTo(DataType.DOUBLE)).mul(alpha);
    INDArray residual = scaled.sub(DATA.train().targets(outputs, DataType.DOUBLE));
    double loss = residual.mul(residual).sumNumber().doubleValue() / 2 / 23 / (alpha * alpha);
    Evaluation seen = train(config, network(config, outputs), outputs, alpha).get(0);
    assertEquals(loss, seen.loss(), 1e-12 * loss);
    Evaluation unscaled = train(config, network(config, outputs), outputs, 1).get(0);
    assertEquals(unscaled.accuracy(), seen.accuracy());
  }

  @Test
  void theKernelIsThatOfTheOutputTimesAlphaSquaredToTheLastBit() {
    TrainingSpec config = config(Optimizer.SGD, 0.01, 1, Engine.FUSED, Precision.DOUBLE);
    Architecture architecture = architecture(CLASSES);
    EmpiricalNtk ntk =
        new LayerwiseNtk(
            architecture,
            network(config, CLASSES).params(),
            Networks.weightScales(architecture, Parametrization.STANDARD, SIGMA_W2),
            DataType.FLOAT,
            LayerwiseNtk.DEFAULT_TILE);
    INDArray x = DATA.train().features();
    INDArray y = DATA.test().features();
    for (Reduction reduction : Reduction.values()) {
      INDArray one = ntk.kernel(x, reduction).castTo(DataType.DOUBLE);
      EmpiricalNtk scaled = new ScaledNtk(ntk, 3);
      assertEquals(one.mul(9), scaled.kernel(x, reduction));
      assertEquals(ntk.trace(x).map(theta -> theta * 9), scaled.trace(x));
      INDArray pair = ntk.kernel(x, y, reduction).castTo(DataType.DOUBLE);
      assertEquals(pair.mul(9), scaled.kernel(x, y, reduction));
    }
  }

  /**
   * A step of gradient descent changes Θ by {@code η (A + B/α) + O(η²)}: A is what the outputs
   * drive, B what the labels drive.
   */
  @Test
  void theLabelsPartOfTheChangeFallsAsOneOverAlphaAndTheRestStays() {
    INDArray outputsPart = change(1e-6, 1e15);
    INDArray labelsPart = change(1e-6, 1).sub(outputsPart);
    assertTrue(norm(outputsPart) > 0.1 * norm(labelsPart), "f is not small here");
    for (double alpha : new double[] {0.25, 2, 10}) {
      INDArray found = change(1e-6, alpha).sub(outputsPart).muli(alpha);
      assertTrue(norm(found.subi(labelsPart)) < 1e-4 * norm(labelsPart));
    }
    INDArray muchScaled = change(1e-6, 1e12);
    assertTrue(norm(muchScaled.sub(outputsPart)) < 1e-6 * norm(outputsPart));
  }

  /** Dividing the gradient of the unscaled loss by α² instead is a smaller learning rate. */
  @Test
  void aSmallerLearningRateShrinksTheWholeChange() {
    INDArray whole = change(1e-6, 1);
    INDArray slower = change(1e-6 / 16, 1).muli(16);
    assertTrue(norm(slower.subi(whole)) < 1e-4 * norm(whole));
  }

  /** What one step does to the kernel of f; the relative change of αf's kernel is the same. */
  private static INDArray change(double rate, double alpha) {
    TrainingSpec config = config(Optimizer.SGD, rate, 1, Engine.FUSED, Precision.DOUBLE);
    MultiLayerNetwork network = network(config, CLASSES);
    INDArray before = kernel(network, CLASSES);
    train(config, network, CLASSES, alpha);
    return kernel(network, CLASSES).subi(before);
  }

  private static double norm(INDArray array) {
    return array.norm2Number().doubleValue();
  }
}
