package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
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

/** Adam is what its name says: the textbook's recursion, or DL4J's. */
class AdamTest {
  /** Deep enough for the phases to tell: ordered gradients go down to where ε counts. */
  private static final Architecture ARCHITECTURE =
      Architecture.of(5, Collections.nCopies(16, 9), 3);

  private static final int N = 23;
  private static final double RATE = 1e-3;
  private static final Dataset DATA = new Dataset(samples(N, 1), samples(4, 2), List.of());

  /**
   * Float32 has 1-β2^t, with β2 = 0.999 at t = 1, to 2^-25/0.001 = 3e-5, of which the root keeps
   * half; each step rounds parameters near 1 to 6e-8, which is 6e-5 of the step.
   */
  private static final double FLOAT_ROUNDING = 6e-5;

  @TempDir private Path directory;

  private static Samples samples(int n, long seed) {
    List<Integer> indices = IntStream.range(0, n).boxed().toList();
    return new Samples(
        TestNetworks.inputs(ARCHITECTURE, n, seed),
        indices.stream().map(i -> i % 3).toList(),
        indices,
        3);
  }

  /** Adam's constants in a test. */
  private record Constants(double epsilon, double beta1, double beta2) {
    static final Constants DEFAULT = new Constants(1e-8, 0.9, 0.999);

    TrainingSpec config(EpsilonForm form, Engine engine, Precision precision, int steps) {
      return new TrainingSpec(
          Optimizer.ADAM,
          RATE,
          epsilon,
          beta1,
          beta2,
          form,
          BatchSize.FULL,
          steps,
          Loss.MSE,
          precision,
          engine,
          7,
          2);
    }
  }

  private static MultiLayerNetwork network(TrainingSpec config, double sigmaW2) {
    return Networks.create(
        ARCHITECTURE,
        Networks.weightScales(ARCHITECTURE, Parametrization.STANDARD, sigmaW2),
        config,
        TestNetworks.parameters(ARCHITECTURE, sigmaW2, 0, 3));
  }

  private static void train(
      TrainingSpec config, MultiLayerNetwork network, int from, TrainingListener listener) {
    new Trainer(config, LearningTask.of(DATA), step -> false)
        .train(new TrainingStart(network, ARCHITECTURE, from, 7, "unit"), listener);
  }

  /** The recursion of Kingma & Ba 2015, algorithm 1, in plain 64-bit numbers. */
  private static final class Textbook {
    private final Constants constants;
    private final double[] theta;
    private final double[] m;
    private final double[] v;
    private int t;

    Textbook(Constants constants, INDArray parameters) {
      this.constants = constants;
      this.theta = parameters.dup().data().asDouble();
      this.m = new double[theta.length];
      this.v = new double[theta.length];
    }

    void step(double[] g) {
      t++;
      double beta1 = constants.beta1();
      double beta2 = constants.beta2();
      for (int p = 0; p < theta.length; p++) {
        m[p] = beta1 * m[p] + (1 - beta1) * g[p];
        v[p] = beta2 * v[p] + (1 - beta2) * g[p] * g[p];
        double mHat = m[p] / (1 - Math.pow(beta1, t));
        double vHat = v[p] / (1 - Math.pow(beta2, t));
        theta[p] -= RATE * mHat / (Math.sqrt(vHat) + constants.epsilon());
      }
    }
  }

  /** Computes mean gradients at parameters of one's choice. */
  private static final class Gradients implements AutoCloseable {
    private final MultiLayerNetwork probe;
    private final GradientEngine engine;

    Gradients(TrainingSpec config) {
      probe = network(config, 1);
      probe.initGradientsView();
      engine =
          config.engine() == Engine.FUSED
              ? new FusedEngine(probe, ARCHITECTURE, config, LearningTask.of(DATA), 2)
              : new Dl4jEngine(probe, 3, config, LearningTask.of(DATA));
    }

    double[] at(double[] theta) {
      probe.params().assign(Nd4j.createFromArray(theta).reshape(probe.params().shape()));
      engine.gradient(null);
      double[] sum = probe.getFlattenedGradients().dup().data().asDouble();
      return IntStream.range(0, sum.length).mapToDouble(p -> sum[p] / N).toArray();
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /** How far a network is from some parameters, relative to how far it has moved. */
  private static double relativeToMoved(
      MultiLayerNetwork network, double[] expected, INDArray from) {
    double[] actual = network.params().dup().data().asDouble();
    double[] start = from.dup().data().asDouble();
    double off = 0;
    double moved = 0;
    for (int p = 0; p < actual.length; p++) {
      off += Math.pow(actual[p] - expected[p], 2);
      moved += Math.pow(expected[p] - start[p], 2);
    }
    return Math.sqrt(off / moved);
  }

  @ParameterizedTest
  @CsvSource({
    "FUSED, 1.0, 1e-8, 0.9, 0.999",
    "FUSED, 2.0, 1e-8, 0.9, 0.999",
    "FUSED, 2.2, 1e-8, 0.9, 0.999",
    "DL4J, 1.0, 1e-8, 0.9, 0.999",
    "FUSED, 2.0, 1e-3, 0.8, 0.95",
    "FUSED, 2.0, 1e-3, 0, 0"
  })
  void isTheTextbooks(Engine engine, double sigmaW2, double epsilon, double beta1, double beta2) {
    Constants constants = new Constants(epsilon, beta1, beta2);
    TrainingSpec config = constants.config(EpsilonForm.TEXTBOOK, engine, Precision.DOUBLE, 60);
    MultiLayerNetwork network = network(config, sigmaW2);
    INDArray start = network.params().dup();
    Textbook textbook = new Textbook(constants, start);
    try (Gradients gradients = new Gradients(config)) {
      for (int step = 0; step < config.steps(); step++) {
        textbook.step(gradients.at(textbook.theta));
      }
    }
    train(config, network, 0, reached -> {});
    double error = relativeToMoved(network, textbook.theta, start);
    assertTrue(error <= 1e-12, "off by " + error);
  }

  /** Single precision is led along by its own gradients: elsewhere ReLUs switch at other steps. */
  @ParameterizedTest
  @ValueSource(doubles = {1.0, 2.0, 2.2})
  void isTheTextbooksInFloatUpToRounding(double sigmaW2) {
    TrainingSpec config =
        Constants.DEFAULT.config(EpsilonForm.TEXTBOOK, Engine.FUSED, Precision.FLOAT, 60);
    MultiLayerNetwork network = network(config, sigmaW2);
    INDArray start = network.params().dup();
    Textbook textbook = new Textbook(Constants.DEFAULT, start);
    try (Gradients gradients = new Gradients(config)) {
      train(
          config,
          network,
          0,
          reached -> {
            if (reached.step() < config.steps()) {
              textbook.step(gradients.at(reached.network().params().dup().data().asDouble()));
            }
          });
    }
    double error = relativeToMoved(network, textbook.theta, start);
    assertTrue(error <= FLOAT_ROUNDING, "off by " + error);
  }

  @Test
  void theFormsDifferWhereGradientsVanish() {
    List<INDArray> moved = new ArrayList<>();
    for (EpsilonForm form : EpsilonForm.values()) {
      TrainingSpec config = Constants.DEFAULT.config(form, Engine.FUSED, Precision.DOUBLE, 10);
      MultiLayerNetwork network = network(config, 1);
      INDArray start = network.params().dup();
      train(config, network, 0, reached -> {});
      moved.add(network.params().sub(start));
    }
    double difference = moved.get(0).sub(moved.get(1)).norm2Number().doubleValue();
    double relative = difference / moved.get(0).norm2Number().doubleValue();
    assertTrue(relative > 1e-3, "differ by " + relative);
  }

  @ParameterizedTest
  @CsvSource({"FUSED, FLOAT", "FUSED, DOUBLE", "DL4J, FLOAT"})
  void dl4jsFormIsWhatItsUpdaterDoesByItself(Engine engine, Precision precision) {
    TrainingSpec config = Constants.DEFAULT.config(EpsilonForm.DL4J, engine, precision, 10);
    MultiLayerNetwork expected = network(config, 1);
    expected.initGradientsView();
    try (GradientEngine gradients =
        engine == Engine.FUSED
            ? new FusedEngine(expected, ARCHITECTURE, config, LearningTask.of(DATA), 2)
            : new Dl4jEngine(expected, 3, config, LearningTask.of(DATA))) {
      for (int step = 0; step < config.steps(); step++) {
        gradients.gradient(null);
        INDArray change = expected.getFlattenedGradients();
        ((MultiLayerUpdater) expected.getUpdater())
            .update(new DefaultGradient(change), step, 0, N, LayerWorkspaceMgr.noWorkspaces());
        expected.params().subi(change.reshape(expected.params().shape()));
      }
    }
    MultiLayerNetwork network = network(config, 1);
    train(config, network, 0, reached -> {});
    assertEquals(expected.params(), network.params());
  }

  @ParameterizedTest
  @CsvSource({
    "TEXTBOOK, FUSED, FLOAT",
    "TEXTBOOK, FUSED, DOUBLE",
    "TEXTBOOK, DL4J, FLOAT",
    "DL4J, FUSED, FLOAT",
    "DL4J, DL4J, FLOAT"
  })
  void aStoredTrainingGoesOnToTheBit(EpsilonForm form, Engine engine, Precision precision)
      throws IOException {
    TrainingSpec config = Constants.DEFAULT.config(form, engine, precision, 9);
    Path file = directory.resolve("model.zip");
    MultiLayerNetwork whole = network(config, 1);
    train(
        config,
        whole,
        0,
        reached -> {
          if (reached.step() == 4) {
            save(reached.network(), file);
          }
        });
    MultiLayerNetwork resumed = MultiLayerNetwork.load(file.toFile(), true);
    assertEquals(1e-8, epsilon(resumed));
    train(config, resumed, 4, reached -> {});
    assertEquals(whole.params(), resumed.params());
    assertEquals(whole.getUpdater().getStateViewArray(), resumed.getUpdater().getStateViewArray());
    assertEquals(1e-8, epsilon(whole));
  }

  /** The ε that DL4J's own {@code fit} would go on with. */
  private static double epsilon(MultiLayerNetwork network) {
    MultiLayerUpdater updater = (MultiLayerUpdater) network.getUpdater();
    Adam used = (Adam) updater.getUpdaterBlocks().get(0).getGradientUpdater().getConfig();
    Adam configured = (Adam) network.getLayer(0).conf().getLayer().getUpdaterByParam("W");
    assertEquals(configured, used);
    return used.getEpsilon();
  }

  private static void save(MultiLayerNetwork network, Path file) {
    try {
      network.save(file.toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
