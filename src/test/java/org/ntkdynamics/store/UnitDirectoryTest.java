package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.config.Reduction;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.Spectrum;

class UnitDirectoryTest {
  private final UnitDirectory unit;

  UnitDirectoryTest(@TempDir Path directory) {
    unit = new UnitDirectory(directory.resolve("sw2=1.0_seed=0"));
  }

  @Test
  void nothingWrittenReadsAsNothing() {
    assertEquals("sw2=1.0_seed=0", unit.key());
    assertEquals(List.of(), unit.losses());
    assertEquals(List.of(), unit.metrics());
    assertEquals(List.of(), unit.kernelSteps(Reduction.TRACE));
    assertEquals(List.of(), unit.checkpointSteps());
    assertEquals(Optional.empty(), unit.status());
  }

  @Test
  void lossesPrintWithDoubleToString() throws IOException {
    List<LossRow> rows =
        List.of(
            new LossRow(0, 0.1 + 0.2, OptionalDouble.of(1e-10)),
            new LossRow(1, Double.NaN, OptionalDouble.empty()),
            new LossRow(2, Double.POSITIVE_INFINITY, OptionalDouble.of(Double.NaN)));
    unit.writeLosses(rows);
    assertEquals(
        "step,train_loss,test_loss\n0,0.30000000000000004,1.0E-10\n1,NaN,\n2,Infinity,NaN\n",
        Files.readString(unit.lossFile()));
    assertEquals(rows, unit.losses());
  }

  @Test
  void metricsHaveTheColumnsOfTheFormat() throws IOException {
    MetricsRow row = row(100, 1.0);
    unit.writeMetrics(List.of(row));
    List<String> lines = Files.readAllLines(unit.metricsFile());
    assertEquals(
        "step,train_loss,test_loss,train_accuracy,test_accuracy,theta_d,theta_c,theta_n,"
            + "theta_c_over_d,theta_n_over_d,theta_c_std,theta_n_std,theta_c_with_diagonal,"
            + "alignment,centred_alignment,kernel_distance,kernel_velocity,relative_change,"
            + "diagonal_change,lambda_max,effective_rank,label_energy,step_size_bound",
        lines.get(0));
    assertEquals(
        "100,0.5,,0.25,,8.0,4.0,2.0,0.5,0.25,0.1,0.2,5.0,0.6,0.7,NaN,NaN,1.0,0.3,"
            + "80.0,3.5,0.9,0.01",
        lines.get(1));
    assertEquals(List.of(row), unit.metrics());
  }

  @Test
  void aTableIsReplacedAsAWhole() {
    unit.writeMetrics(List.of(row(0, 0), row(10, 0.1)));
    unit.writeMetrics(List.of(row(0, 0)));
    assertEquals(List.of(row(0, 0)), unit.metrics());
  }

  @Test
  void aTableWithOtherColumnsIsRefused() throws IOException {
    AtomicFiles.write(unit.lossFile(), "step,loss\n0,1.0\n");
    StoreException thrown = assertThrows(StoreException.class, unit::losses);
    assertTrue(thrown.toString().contains("step, train_loss, test_loss"), thrown.toString());
    Files.writeString(unit.lossFile(), "step,train_loss,test_loss\n0,one,\n");
    thrown = assertThrows(StoreException.class, unit::losses);
    assertTrue(thrown.toString().contains("loss.csv:2"), thrown.toString());
  }

  @Test
  void kernelsOfEachReductionAreKeptApart() {
    INDArray trace = Nd4j.create(new double[][] {{2, 1}, {1, 2}});
    unit.writeKernel(3000, Reduction.TRACE, trace);
    unit.writeKernel(0, Reduction.TRACE, trace.mul(2));
    unit.writeKernel(0, Reduction.PER_OUTPUT, trace.reshape('c', 1, 2, 2));
    unit.writeKernel(1_000_000, Reduction.FULL, trace.reshape('c', 1, 1, 2, 2));
    assertEquals(List.of(0, 3000), unit.kernelSteps(Reduction.TRACE));
    assertEquals(List.of(0), unit.kernelSteps(Reduction.PER_OUTPUT));
    assertEquals(List.of(1_000_000), unit.kernelSteps(Reduction.FULL));
    assertEquals(trace.mul(2), unit.kernel(0, Reduction.TRACE));
    Path kernels = unit.root().resolve("kernels");
    assertTrue(Files.exists(kernels.resolve("step-003000.npy")));
    assertTrue(Files.exists(kernels.resolve("step-000000.perOutput.npy")));
    assertTrue(Files.exists(kernels.resolve("step-1000000.full.npy")));
  }

  @Test
  void namesDoNotDependOnTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertTrue(unit.checkpointFile(100).endsWith("step-000100.zip"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void checkpointsKeepParametersUpdaterAndIteration() {
    MultiLayerNetwork network = network();
    INDArray inputs = Nd4j.create(new double[][] {{1, 0}, {0, 1}});
    network.fit(inputs, Nd4j.create(new double[][] {{1}, {0}}));
    unit.writeCheckpoint(1, network);
    MultiLayerNetwork read = unit.checkpoint(1);
    assertEquals(network.params(), read.params());
    assertEquals(network.getUpdater().getStateViewArray(), read.getUpdater().getStateViewArray());
    assertEquals(network.getIterationCount(), read.getIterationCount());
  }

  @Test
  void aMissingCheckpointIsRefusedNamingThoseThereAre() {
    unit.writeCheckpoint(7, network());
    StoreException thrown = assertThrows(StoreException.class, () -> unit.checkpoint(8));
    assertTrue(thrown.toString().contains("[7]"), thrown.toString());
  }

  @Test
  void pruningKeepsTheNewestAndTheProtected() {
    MultiLayerNetwork network = network();
    for (int step : List.of(0, 100, 200, 300, 400)) {
      unit.writeCheckpoint(step, network);
    }
    unit.pruneCheckpoints(2, Set.of(0, 100));
    assertEquals(List.of(0, 100, 300, 400), unit.checkpointSteps());
    unit.pruneCheckpoints(5, Set.of());
    assertEquals(List.of(0, 100, 300, 400), unit.checkpointSteps());
  }

  @Test
  void statusReadsBack() throws IOException {
    UnitStatus diverged = UnitStatus.diverged(17, "train loss is NaN");
    unit.writeStatus(diverged);
    assertEquals(Optional.of(diverged), unit.status());
    String json = Files.readString(unit.root().resolve("status.json"));
    assertTrue(json.contains("\"state\" : \"diverged\""), json);
    unit.writeStatus(UnitStatus.running(18));
    assertEquals(Optional.of(UnitStatus.running(18)), unit.status());
  }

  @Test
  void aBrokenStatusIsRefusedNamingTheFile() {
    AtomicFiles.write(unit.root().resolve("status.json"), "{\"state\": \"asleep\"}");
    StoreException thrown = assertThrows(StoreException.class, unit::status);
    assertTrue(thrown.toString().contains("status.json"), thrown.toString());
  }

  private static MetricsRow row(int step, double relativeChange) {
    return new MetricsRow(
        step,
        new Evaluation(
            OptionalDouble.of(0.5),
            OptionalDouble.empty(),
            OptionalDouble.of(0.25),
            OptionalDouble.empty()),
        new KernelMetrics(
            new LabelAwareness(8, 4, 2, 0.1, 0.2, 5),
            0.6,
            0.7,
            new Spectrum(80, 3.5, 0.9, 0.01),
            new KernelDrift(Double.NaN, Double.NaN, relativeChange, 0.3)));
  }

  private static MultiLayerNetwork network() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(1e-3))
            .list()
            .layer(new DenseLayer.Builder().nIn(2).nOut(3).activation(Activation.RELU).build())
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                    .nIn(3)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }
}
