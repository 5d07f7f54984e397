package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.ActivationKind;
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

class TrainerTest {
  private static final Architecture ARCHITECTURE = TestNetworks.widths(5, 9, 8, 3);
  private static final double SIGMA_W2 = 2;
  private static final Dataset DATA = new Dataset(samples(23, 1), samples(11, 2), List.of());

  private static Samples samples(int n, long seed) {
    List<Integer> indices = IntStream.range(0, n).boxed().toList();
    return new Samples(
        TestNetworks.inputs(ARCHITECTURE, n, seed),
        indices.stream().map(i -> i % 3).toList(),
        indices,
        3);
  }

  private static TrainingSpec config(Engine engine, Precision precision, int lanes) {
    return new TrainingSpec(
        Optimizer.ADAM, 0.01, BatchSize.FULL, 8, Loss.MSE, precision, engine, 5, lanes);
  }

  private static MultiLayerNetwork network(TrainingSpec config, Parametrization parametrization) {
    return Networks.create(
        ARCHITECTURE,
        Networks.weightScales(ARCHITECTURE, parametrization, SIGMA_W2),
        config,
        TestNetworks.parameters(ARCHITECTURE, SIGMA_W2, 0.1, 3));
  }

  private static TrainingOutcome train(
      TrainingSpec config, MultiLayerNetwork network, TrainingListener listener) {
    return new Trainer(config, LearningTask.of(DATA), step -> step % 2 == 0)
        .train(new TrainingStart(network, ARCHITECTURE, 0, 7, "unit"), listener);
  }

  private static MultiLayerNetwork trained(TrainingSpec config) {
    MultiLayerNetwork network = network(config, Parametrization.STANDARD);
    train(config, network, reached -> {});
    return network;
  }

  @Test
  void oneLaneStepIsDl4jsFit() {
    TrainingSpec config =
        new TrainingSpec(
            Optimizer.ADAM,
            0.01,
            Defaults.EPSILON,
            Defaults.BETA1,
            Defaults.BETA2,
            EpsilonForm.DL4J,
            BatchSize.FULL,
            8,
            Loss.MSE,
            Precision.DOUBLE,
            Engine.FUSED,
            5,
            1);
    MultiLayerNetwork expected = network(config, Parametrization.STANDARD);
    Samples train = DATA.train();
    for (int step = 0; step < config.steps(); step++) {
      expected.fit(new DataSet(train.features(), train.targets(3, DataType.DOUBLE)));
    }
    assertTrue(relativeError(trained(config).params(), expected.params()) < Tolerance.F64);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,5", "3,5", "4,23", "9,2"})
  void lanesAndMicroBatchesChangeNothingButRounding(int lanes, int microBatch) {
    TrainingSpec reference = config(Engine.DL4J, Precision.DOUBLE, 1);
    TrainingSpec fused =
        new TrainingSpec(
            Optimizer.ADAM,
            0.01,
            BatchSize.FULL,
            8,
            Loss.MSE,
            Precision.DOUBLE,
            Engine.FUSED,
            microBatch,
            lanes);
    assertTrue(relativeError(trained(fused).params(), trained(reference).params()) < Tolerance.F64);
  }

  @ParameterizedTest
  @EnumSource(ActivationKind.class)
  void bothEnginesTrainEveryActivationAlike(ActivationKind activation) {
    Architecture architecture = TestNetworks.architecture(5, List.of(46, 8), 3, activation);
    List<INDArray> trained = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      TrainingSpec config = config(engine, Precision.DOUBLE, 2);
      MultiLayerNetwork network =
          Networks.create(
              architecture,
              Networks.weightScales(architecture, Parametrization.NTK, SIGMA_W2),
              config,
              TestNetworks.parameters(architecture, SIGMA_W2, 0.1, 3));
      new Trainer(config, LearningTask.of(DATA), step -> false)
          .train(new TrainingStart(network, architecture, 0, 7, "unit"), reached -> {});
      trained.add(network.params());
    }
    assertTrue(relativeError(trained.get(0), trained.get(1)) < Tolerance.F64);
  }

  /** A network is saved and loaded half-way by DL4J's own means, as checkpoints are. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void aTrainingOfEitherEngineGoesOnUnderTheOther(Engine engine) throws IOException {
    int half = 4;
    TrainingSpec whole = config(engine, Precision.DOUBLE, 2);
    Engine other = engine == Engine.FUSED ? Engine.DL4J : Engine.FUSED;
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    train(
        whole,
        network(whole, Parametrization.STANDARD),
        reached -> {
          if (reached.step() == half) {
            save(reached.network(), saved);
          }
        });
    MultiLayerNetwork resumed =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(saved.toByteArray()), true);
    new Trainer(config(other, Precision.DOUBLE, 2), LearningTask.of(DATA), step -> false)
        .train(new TrainingStart(resumed, ARCHITECTURE, half, 7, "unit"), reached -> {});
    MultiLayerNetwork expected = trained(whole);
    assertTrue(relativeError(resumed.params(), expected.params()) < Tolerance.F64);
    INDArray moments = expected.getUpdater().getStateViewArray();
    assertTrue(relativeError(resumed.getUpdater().getStateViewArray(), moments) < Tolerance.F64);
  }

  private static void save(MultiLayerNetwork network, ByteArrayOutputStream out) {
    try {
      ModelSerializer.writeModel(network, out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void bothEnginesTellTheSameGradient(Precision precision) {
    double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    for (Architecture architecture :
        List.of(
            ARCHITECTURE,
            TestNetworks.widths(5, 3),
            TestNetworks.widths(5, 1, 3),
            TestNetworks.widths(5, 40, 30, 20, 10, 1),
            TestNetworks.widths(5, 46, 46, 3), // Filled up to 48 rows.
            TestNetworks.widths(5, 6, 6, 6, 6, 6, 6, 6, 6, 3))) {
      TrainingSpec config = config(Engine.FUSED, precision, 3);
      MultiLayerNetwork network =
          TestNetworks.dl4j(
              architecture, TestNetworks.parameters(architecture, 2, 0.2, 4), precision);
      network.initGradientsView();
      int outputs = architecture.outputs();
      for (int[] batch : new int[][] {null, {3, 1, 4, 15, 9, 2, 6}, {22}}) {
        try (GradientEngine fused =
                new FusedEngine(network, architecture, config, LearningTask.of(DATA));
            GradientEngine dl4j = new Dl4jEngine(network, outputs, config, LearningTask.of(DATA))) {
          Evaluation seen = fused.gradient(batch);
          INDArray gradient = network.getFlattenedGradients().dup();
          Evaluation expected = dl4j.gradient(batch);
          assertTrue(relativeError(gradient, network.getFlattenedGradients()) < tolerance);
          assertEquals(expected.loss(), seen.loss(), tolerance * expected.loss());
          assertEquals(expected.accuracy(), seen.accuracy());
          assertEquals(dl4j.evaluateTest().loss(), fused.evaluateTest().loss(), tolerance);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void ntkParametrisationTrainsTheUnscaledWeights(Optimizer optimizer) {
    // Train Ŵ = W/s explicitly by its own gradient s·∂/∂W and compare s·Ŵ with the network's W.
    TrainingSpec config =
        new TrainingSpec(
            optimizer, 0.01, BatchSize.FULL, 8, Loss.MSE, Precision.DOUBLE, Engine.FUSED, 5, 2);
    MultiLayerNetwork network = network(config, Parametrization.NTK);
    INDArray scales = Nd4j.onesLike(network.params());
    List<Double> s = Networks.weightScales(ARCHITECTURE, Parametrization.NTK, SIGMA_W2);
    for (int l = 1; l <= 3; l++) {
      for (long p = 0; p < ARCHITECTURE.weights(l); p++) {
        scales.putScalar(ARCHITECTURE.offset(l) + p, s.get(l - 1));
      }
    }
    INDArray hat = network.params().div(scales);
    INDArray m = Nd4j.zerosLike(hat);
    INDArray v = Nd4j.zerosLike(hat);
    MultiLayerNetwork probe = network(config, Parametrization.NTK);
    probe.initGradientsView();
    try (GradientEngine engine = new Dl4jEngine(probe, 3, config, LearningTask.of(DATA))) {
      for (int t = 1; t <= config.steps(); t++) {
        probe.params().assign(hat.mul(scales));
        engine.gradient(null);
        INDArray g = probe.getFlattenedGradients().reshape(hat.shape()).div(23).muli(scales);
        if (optimizer == Optimizer.SGD) {
          hat.subi(g.mul(0.01));
        } else {
          m.muli(0.9).addi(g.mul(0.1));
          v.muli(0.999).addi(g.mul(g).muli(0.001));
          INDArray root = Transforms.sqrt(v.div(1 - Math.pow(0.999, t)), false).addi(1e-8);
          hat.subi(m.div(root).muli(0.01 / (1 - Math.pow(0.9, t))));
        }
      }
    }
    train(config, network, reached -> {});
    assertTrue(relativeError(network.params(), hat.mul(scales)) < Tolerance.F64);
  }

  @Test
  void aSmallStepMovesTheOutputsAlongTheKernel() {
    // f(θ - η∇) - f = -(η/N) K (f - y) + O(η²): the relative error falls tenfold with η.
    assertEquals(10, kernelStepError(1e-4) / kernelStepError(1e-5), 0.5);
  }

  private static double kernelStepError(double rate) {
    TrainingSpec config =
        new TrainingSpec(
            Optimizer.SGD, rate, BatchSize.FULL, 1, Loss.MSE, Precision.DOUBLE, Engine.FUSED, 5, 2);
    MultiLayerNetwork network = network(config, Parametrization.STANDARD);
    INDArray x = DATA.train().features();
    INDArray before = network.output(x).dup();
    INDArray kernel =
        new LayerwiseNtk(ARCHITECTURE, network.params(), DataType.DOUBLE).kernel(x, Reduction.FULL);
    train(config, network, reached -> {});
    INDArray moved = network.output(x).sub(before);
    INDArray residual = before.sub(DATA.train().targets(3, DataType.DOUBLE));
    INDArray predicted = Nd4j.zerosLike(before);
    for (int k = 0; k < 3; k++) {
      for (int other = 0; other < 3; other++) {
        INDArray block = kernel.slice(k).slice(other);
        predicted.getColumn(k).subi(block.mmul(residual.getColumn(other)).muli(rate / 23));
      }
    }
    return relativeError(moved, predicted);
  }

  @Test
  void everyStepIsAnnouncedOnceWithWhatIsKnown() {
    List<StepReached> events = new ArrayList<>();
    TrainingSpec config = config(Engine.FUSED, Precision.DOUBLE, 2);
    TrainingOutcome outcome = train(config, network(config, Parametrization.STANDARD), events::add);
    assertEquals(new TrainingOutcome(TrainingOutcome.State.FINISHED, 8, ""), outcome);
    assertEquals(
        IntStream.rangeClosed(0, 8).boxed().toList(),
        events.stream().map(StepReached::step).toList());
    for (StepReached event : events) {
      assertNotNull(event.train());
      if (event.step() % 2 == 0) {
        assertNotNull(event.test());
      } else {
        assertNull(event.test());
      }
    }
    assertTrue(events.get(8).train().loss() < events.get(0).train().loss());
  }

  @Test
  void miniBatchesSeeEachSampleOnceAnEpochInAnOrderFromTheSeed() {
    BatchOrder order = new BatchOrder(23, new BatchSize(5), 7, "unit");
    int[] seen = new int[23];
    List<int[]> epoch = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      epoch.add(order.batch(step));
      Arrays.stream(order.batch(step)).forEach(i -> seen[i]++);
    }
    assertTrue(Arrays.stream(seen).allMatch(count -> count == 1));
    assertEquals(3, epoch.get(4).length);
    assertNotEquals(Arrays.toString(epoch.get(0)), Arrays.toString(order.batch(5)));
    assertArrayEquals(epoch.get(2), new BatchOrder(23, new BatchSize(5), 7, "unit").batch(2));
    assertNotEquals(
        Arrays.toString(epoch.get(0)),
        Arrays.toString(new BatchOrder(23, new BatchSize(5), 8, "unit").batch(0)));
    assertNull(new BatchOrder(23, BatchSize.FULL, 7, "unit").batch(0));
  }

  @Test
  void miniBatchLossesAreThoseOfTheWholeSet() {
    TrainingSpec config =
        new TrainingSpec(
            Optimizer.SGD,
            0.01,
            new BatchSize(4),
            8,
            Loss.MSE,
            Precision.DOUBLE,
            Engine.FUSED,
            5,
            2);
    MultiLayerNetwork network = network(config, Parametrization.STANDARD);
    Samples train = DATA.train();
    double expected =
        network.score(new DataSet(train.features(), train.targets(3, DataType.DOUBLE)));
    List<StepReached> events = new ArrayList<>();
    train(config, network, events::add);
    assertEquals(expected, events.get(0).train().loss(), Tolerance.F64);
    assertNull(events.get(1).train());
    assertNotNull(events.get(8).train());
  }

  @Test
  void divergenceIsAnOutcome() {
    TrainingSpec config =
        new TrainingSpec(
            Optimizer.SGD, 1e6, BatchSize.FULL, 50, Loss.MSE, Precision.FLOAT, Engine.FUSED, 5, 2);
    List<Integer> steps = new ArrayList<>();
    TrainingOutcome outcome =
        train(
            config,
            network(config, Parametrization.STANDARD),
            reached -> steps.add(reached.step()));
    assertEquals(TrainingOutcome.State.DIVERGED, outcome.state());
    assertTrue(outcome.reason().startsWith("the training loss is "), outcome.reason());
    assertEquals(outcome.step(), steps.size());
  }

  @Test
  void aRunThatWasStoppedGoesOnAsIfItHadNotBeen() {
    TrainingSpec config = config(Engine.FUSED, Precision.FLOAT, 2);
    MultiLayerNetwork network = network(config, Parametrization.STANDARD);
    List<MultiLayerNetwork> stopped = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          private int step = -1;

          @Override
          public void onStep(StepReached reached) {
            step = reached.step();
          }

          @Override
          public boolean isStopRequested() {
            return step == 3;
          }

          @Override
          public void onStop(int at, MultiLayerNetwork state) {
            assertEquals(4, at);
            stopped.add(state.clone());
          }
        };
    TrainingOutcome outcome = train(config, network, listener);
    assertEquals(TrainingOutcome.State.INTERRUPTED, outcome.state());
    assertEquals(4, outcome.step());
    MultiLayerNetwork resumed = stopped.get(0);
    new Trainer(config, LearningTask.of(DATA), step -> false)
        .train(new TrainingStart(resumed, ARCHITECTURE, 4, 7, "unit"), reached -> {});
    assertEquals(trained(config).params(), resumed.params());
  }
}
