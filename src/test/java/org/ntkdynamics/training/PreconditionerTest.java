package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;

/** What the trainer really does to the parameters is η times the squared factors. */
class PreconditionerTest {
  private static final Architecture ARCHITECTURE = TestNetworks.widths(5, 6, 4, 3);
  private static final double RATE = 1e-3;
  private static final int STEPS = 4;

  private static TrainingSpec adam(EpsilonForm form) {
    return new TrainingSpec(
        Optimizer.ADAM,
        RATE,
        1e-3, // Large enough to count.
        0.8,
        0.95,
        form,
        BatchSize.FULL,
        STEPS,
        Loss.MSE,
        Precision.DOUBLE,
        Engine.FUSED,
        7,
        1);
  }

  private static MultiLayerNetwork network(TrainingSpec training, Parametrization as) {
    return Networks.create(
        ARCHITECTURE,
        Networks.weightScales(ARCHITECTURE, as, 2),
        training,
        TestNetworks.parameters(ARCHITECTURE, 2, 0.1, 71));
  }

  /** The parameters at each step. */
  private static List<INDArray> train(MultiLayerNetwork network, TrainingSpec training) {
    List<Integer> indices = IntStream.range(0, 9).boxed().toList();
    Samples samples =
        new Samples(
            TestNetworks.inputs(ARCHITECTURE, 9, 72),
            indices.stream().map(i -> i % 3).toList(),
            indices,
            3);
    List<INDArray> parameters = new ArrayList<>();
    new Trainer(training, LearningTask.of(new Dataset(samples, samples, List.of())), step -> false)
        .train(
            new TrainingStart(network, ARCHITECTURE, 0, 1, "unit"),
            reached -> parameters.add(reached.network().params().dup()));
    return parameters;
  }

  private static INDArray lastChange(List<INDArray> parameters) {
    int last = parameters.size() - 1;
    INDArray change = parameters.get(last - 1).sub(parameters.get(last));
    return change.reshape(change.length());
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, TEXTBOOK",
    "NTK, TEXTBOOK",
    "STANDARD, DL4J",
    "NTK, DL4J",
  })
  void adamsStepIsItsMeanGradientInTheseCoordinates(Parametrization as, EpsilonForm form) {
    TrainingSpec training = adam(form);
    MultiLayerNetwork network = network(training, as);
    INDArray change = lastChange(train(network, training));
    INDArray factors = new Preconditioner(network, training).adam(STEPS);
    INDArray expected = factors.mul(factors).mul(meanGradient(network)).mul(RATE);
    double error = relativeError(change, expected);
    assertTrue(error < Tolerance.F64, "off by " + error);
  }

  /** Adam's m, the first half of the state of each block. */
  private static INDArray meanGradient(MultiLayerNetwork network) {
    List<INDArray> parts = new ArrayList<>();
    for (UpdaterBlock block : ((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks()) {
      INDArray state = block.getUpdaterView();
      INDArray flat = state.reshape(state.length());
      parts.add(flat.get(NDArrayIndex.interval(0, state.length() / 2)));
    }
    return Nd4j.concat(0, parts.toArray(INDArray[]::new));
  }

  @ParameterizedTest
  @EnumSource(Parametrization.class)
  void theScaleOfTheParametrisationIsTheSameForBothOptimizers(Parametrization as) {
    TrainingSpec sgd = TestNetworks.training(Optimizer.SGD, RATE, Precision.DOUBLE);
    TrainingSpec adam = adam(EpsilonForm.TEXTBOOK);
    INDArray scales = Nd4j.ones(DataType.DOUBLE, ARCHITECTURE.parameters());
    for (int l = 1; l <= ARCHITECTURE.layers(); l++) {
      long from = ARCHITECTURE.offset(l);
      scales
          .get(NDArrayIndex.interval(from, from + ARCHITECTURE.weights(l)))
          .assign(Networks.weightScales(ARCHITECTURE, as, 2).get(l - 1));
    }
    for (TrainingSpec training : List.of(sgd, adam)) {
      INDArray plain = new Preconditioner(network(training, as), training).plain();
      assertTrue(relativeError(plain, scales) < 1e-14);
    }
  }

  @Test
  void thereIsNoneBeforeTheFirstStepOrWithoutAdam() {
    TrainingSpec adam = adam(EpsilonForm.TEXTBOOK);
    TrainingSpec sgd = TestNetworks.training(Optimizer.SGD, RATE, Precision.DOUBLE);
    Preconditioner none = new Preconditioner(network(adam, Parametrization.STANDARD), adam);
    Preconditioner other = new Preconditioner(network(sgd, Parametrization.STANDARD), sgd);
    assertThrows(IllegalArgumentException.class, () -> none.adam(0));
    assertThrows(IllegalArgumentException.class, () -> other.adam(1));
  }
}
