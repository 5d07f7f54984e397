package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.store.ModelFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** {@code network.model}: networks of a user's own in a label-awareness run. */
class OwnModelTest {
  private static final double ROUNDING = 1e-11;

  /** A network for each way to a kernel. */
  private enum Kind {
    DENSE,
    CONVOLUTIONAL,
    NORMALISED;

    MultiLayerConfiguration configuration() {
      return switch (this) {
        case DENSE -> OwnModels.dense();
        case CONVOLUTIONAL -> OwnModels.convolutional();
        case NORMALISED -> OwnModels.normalised();
      };
    }
  }

  @TempDir Path directory;

  private Path run(String models, String... more) throws IOException {
    Path out = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning(OwnModels.spec(directory, models, more), out));
    return out;
  }

  private static UnitDirectory unit(Path run, String key) {
    return Studies.open(run).unit(key);
  }

  private static MultiLayerNetwork stored(Path run, String key, int step) {
    return ModelFile.read(unit(run, key).checkpointFile(step));
  }

  /** As a user of DL4J would have it who wants what the spec says. */
  private static MultiLayerNetwork own(MultiLayerConfiguration configuration, long seed) {
    configuration.setDataType(DataType.DOUBLE);
    for (NeuralNetConfiguration layer : configuration.getConfs()) {
      layer.setSeed(seed);
      if (layer.getLayer() instanceof BaseLayer base) {
        base.setIUpdater(new Adam(0.01, 0.9, 0.999, 1e-8));
      }
    }
    int last = configuration.getConfs().size() - 1;
    ((OutputLayer) configuration.getConf(last).getLayer())
        .setLossFn(new LossL2(Nd4j.valueArrayOf(new long[] {1, 10}, 0.5, DataType.DOUBLE)));
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static Dataset data(Path run) {
    TrainingExperiment config = (TrainingExperiment) Studies.open(run).config();
    return Datasets.load(config.data(), config.seed().get(0), DataType.DOUBLE);
  }

  private static double difference(INDArray one, INDArray other) {
    return one.sub(other).norm2Number().doubleValue() / other.norm2Number().doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "DENSE, 'fused engine, kernel by the layerwise way'",
    "CONVOLUTIONAL, 'DL4J engine, kernel by the structured way'",
    "NORMALISED, 'DL4J engine, kernel by the jacobian way'",
  })
  void aModelIsTrainedAsDl4jWouldTrainIt(Kind kind, String ways) throws IOException {
    MultiLayerConfiguration configuration = kind.configuration();
    OwnModels.write(directory.resolve("net.json"), configuration);
    Path run = run("net.json", "seed: 3");
    MultiLayerNetwork expected = own(configuration, 3);
    assertEquals(expected.params(), stored(run, "model=net_seed=3", 0).params());
    Dataset data = data(run);
    INDArray few = KernelSubsample.draw(data.train(), 1, 3).features();
    assertSame(new JacobianNtk(expected).trace(few), unit(run, "model=net_seed=3").traceKernel(0));
    DataSet all = new DataSet(data.train().features(), data.train().targets(10, DataType.DOUBLE));
    for (int step = 0; step < 6; step++) {
      expected.fit(all);
    }
    INDArray trained = stored(run, "model=net_seed=3", 6).params();
    assertTrue(difference(trained, expected.params()) < ROUNDING);
    assertSame(new JacobianNtk(expected).trace(few), unit(run, "model=net_seed=3").traceKernel(6));
    String page = PageText.of(Files.readString(run.resolve("index.html")));
    assertTrue(page.contains(ways), page);
    assertTrue(page.contains("phase unknown"), page);
    assertFalse(page.contains("chaotic") || page.contains("NaN"), page);
  }

  private static void assertSame(SquareMatrix expected, SquareMatrix actual) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.size(); j++) {
        assertEquals(expected.at(i, j), actual.at(i, j), ROUNDING * expected.at(0, 0));
      }
    }
  }

  @Test
  void aConvolutionalRunGoesOnBitForBitFromItsOwnCopy() throws IOException {
    Path model = directory.resolve("net.json");
    OwnModels.write(model, OwnModels.convolutional());
    Path whole = run("net.json", "probes: [activity, geometry]");
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path cut = Trees.copy(whole, elsewhere.resolve("cut"));
    byte[] original = Files.readAllBytes(model);
    Files.delete(model);
    UnitDirectory unit = unit(cut, "model=net_seed=0");
    unit.writeStatus(UnitStatus.running(2));
    Files.delete(unit.checkpointFile(6));
    Files.delete(unit.checkpointFile(4));
    Path copy = cut.resolve("models/net.json");
    Files.writeString(copy, Files.readString(copy) + "\n");
    Said altered = Said.by("resume", cut.toString());
    assertEquals(Said.WRONG_REQUEST, altered.code());
    assertTrue(altered.errLine().contains("models/net.json: not the data that the run began"));
    Files.write(copy, original);
    assertEquals(Said.NOTHING, Said.by("resume", cut.toString(), "--quiet"));
    Results.assertSame(whole, cut);
    Said compared = Said.by("compare", whole.toString(), cut.toString());
    assertEquals(Said.DONE, compared.code(), compared.err());
    assertTrue(compared.out().contains("same"), compared.out());
    Path other = Trees.copy(cut, elsewhere.resolve("other"));
    String rows = Files.readString(other.resolve("models.csv"));
    Files.writeString(other.resolve("models.csv"), rows.replaceAll("[0-9a-f]{64}", "0".repeat(64)));
    compared = Said.by("compare", whole.toString(), other.toString());
    assertTrue(compared.out().contains("SHA-256 of models/net.json was "), compared.out());
    assertEquals(Said.DONE, Said.by("report", cut.toString()).code());
    Said merged =
        Said.by("merge", whole.toString(), cut.toString(), "--out", elsewhere + "/merged");
    assertEquals(Said.DONE, merged.code(), merged.err());
    RunDirectory both = Studies.open(elsewhere.resolve("merged"));
    assertEquals("structured", both.models().get(0).kernel());
    assertTrue(Files.exists(both.root().resolve("models/net.json")));
  }

  @Test
  void aZipBeginsAtItsParameters() throws IOException {
    MultiLayerNetwork network = own(OwnModels.convolutional(), 5);
    INDArray labels = Nd4j.eye(10).castTo(DataType.DOUBLE);
    network.fit(new DataSet(Nd4j.rand(DataType.DOUBLE, 10, OwnModels.PIXELS), labels));
    network.save(directory.resolve("mine.zip").toFile(), true);
    Path run = run("mine.zip");
    MultiLayerNetwork first = stored(run, "model=mine_seed=0", 0);
    assertEquals(network.params(), first.params());
    assertEquals("stored", Studies.open(run).models().get(0).begins());
  }

  @Test
  void modelsAndSeedsAreSwept() throws IOException {
    OwnModels.write(directory.resolve("a.json"), OwnModels.dense());
    OwnModels.write(directory.resolve("b.json"), OwnModels.convolutional());
    Path run = run("[a.json, b.json]", "seed: [0, 1]");
    List<String> keys = Studies.open(run).units().stream().map(UnitDirectory::key).toList();
    assertEquals(
        List.of("model=a_seed=0", "model=a_seed=1", "model=b_seed=0", "model=b_seed=1"), keys);
    assertNotEquals(stored(run, keys.get(0), 0).params(), stored(run, keys.get(1), 0).params());
    INDArray ofSeed0 = own(OwnModels.dense(), 1L << 32).params(); // ND4J's 0 is the time.
    assertEquals(ofSeed0, stored(run, keys.get(0), 0).params());
    String page = PageText.of(Files.readString(run.resolve("index.html")));
    assertTrue(page.contains("a, 2 seeds") && page.contains("b, 2 seeds"), page);
  }
}
