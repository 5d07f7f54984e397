package org.ntkdynamics.study.listener;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** A loop of a user's own, and the commands on what the listener has written of it. */
class NtkListenerTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{1, 0.5f}, {-0.5f, 2}, {0.25f, -1}, {1, 1}});
  private static final INDArray Y =
      Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});

  @TempDir private Path directory;

  private static MultiLayerNetwork network(Activation activation) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Sgd(0.1))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(5).activation(activation).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(5)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static UnitDirectory unit(Path root) {
    return Studies.open(root).unit("network");
  }

  private static void fit(MultiLayerNetwork network, int steps) {
    for (int step = 0; step < steps; step++) {
      network.fit(X, Y);
    }
  }

  @Test
  void theKernelsAreThoseOfTheStepsAndTheTrainingIsAsWithout() {
    for (Activation activation : List.of(Activation.RELU, Activation.TANH)) {
      Path root = directory.resolve("of-" + activation);
      MultiLayerNetwork followed = network(activation);
      try (NtkListener ntk =
          NtkListener.of(followed, root)
              .subsample(new DataSet(X, Y), 2)
              .at(0, 1, 3)
              .probes("activity", "geometry")
              .start()) {
        followed.addListeners(ntk);
        fit(followed, 4);
      }
      MultiLayerNetwork alone = network(activation);
      UnitDirectory unit = unit(root);
      assertEquals(List.of(0, 1, 3), unit.kernelSteps(Reduction.TRACE));
      for (int step = 0; step < 4; step++) {
        if (step != 2) {
          assertClose(kernel(alone), unit.traceKernel(step));
        }
        alone.fit(X, Y);
      }
      assertEquals(alone.params(), followed.params());
      assertEquals(alone.params(), unit.checkpoint(4).params());
      assertEquals(UnitStatus.finished(4), unit.status().orElseThrow());
    }
  }

  /** In the order of the subsample: class by class. */
  private static SquareMatrix kernel(MultiLayerNetwork network) {
    try (JacobianNtk ntk = new JacobianNtk(network)) {
      return ntk.trace(Nd4j.pullRows(X, 1, new int[] {0, 2, 1, 3}, 'c'));
    }
  }

  private static void assertClose(SquareMatrix expected, SquareMatrix actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.row(i), actual.row(i), 1e-5);
    }
  }

  @Test
  void schedulesAreListsMultiplesAndPowers() {
    assertEquals(List.of(0, 3, 6), steps("every", b -> b.every(3), 7));
    assertEquals(List.of(0, 1, 3, 10), steps("log", b -> b.logSpaced(2), 12));
  }

  @Test
  void theFirstKernelIsThatOfTheNetworkAsItStands() {
    Path root = directory.resolve("later");
    MultiLayerNetwork network = network(Activation.RELU);
    fit(network, 5);
    try (NtkListener ntk =
        NtkListener.of(network, root).subsample(X, List.of(0, 1, 0, 1)).every(4).start()) {
      network.addListeners(ntk);
      fit(network, 4);
    }
    assertEquals(List.of(5, 8), unit(root).kernelSteps(Reduction.TRACE));
  }

  private List<Integer> steps(String name, UnaryOperator<NtkListener.Builder> schedule, int steps) {
    Path root = directory.resolve(name);
    MultiLayerNetwork network = network(Activation.RELU);
    NtkListener.Builder builder = NtkListener.of(network, root).subsample(X, List.of(0, 1, 0, 1));
    try (NtkListener ntk = schedule.apply(builder).start()) {
      network.addListeners(ntk);
      fit(network, steps);
    }
    return unit(root).kernelSteps(Reduction.TRACE);
  }

  @Test
  void aProbeThatCannotBeReadEndsTheListeningAlone() {
    Path root = directory.resolve("fails");
    MultiLayerNetwork network = network(Activation.ELU);
    try (NtkListener ntk =
        NtkListener.of(network, root)
            .subsample(X, List.of(0, 1, 0, 1))
            .every(1)
            .probes("layers")
            .start()) {
      network.addListeners(ntk);
      fit(network, 3);
    }
    assertEquals(3, network.getIterationCount());
    assertEquals(
        UnitStatus.failed(
            0,
            "the probe layers at step 0: IllegalStateException: the parts of a kernel are known of"
                + " dense networks alone"),
        unit(root).status().orElseThrow());
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsWritten() {
    Path root = directory.resolve("refused");
    NtkListener.Builder builder = NtkListener.of(network(Activation.RELU), root);
    assertThrows(IllegalStateException.class, builder::start);
    assertThrows(InvalidValueException.class, () -> builder.probes("layer"));
    assertThrows(InvalidValueException.class, () -> builder.every(0));
    assertThrows(InvalidValueException.class, () -> builder.at(3, 1));
    InvalidValueException few =
        assertThrows(InvalidValueException.class, () -> builder.subsample(new DataSet(X, Y), 3));
    assertTrue(few.getMessage().contains("at most 2, the samples of class 0"), few.getMessage());
    NtkListener.Builder wide = builder.subsample(Nd4j.ones(4, 3), List.of(0, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, wide::start);
    assertTrue(Files.notExists(root));
    builder.subsample(X, List.of(0, 1, 0, 1)).start().close();
    assertThrows(StoreException.class, builder::start);
  }

  @Test
  void theExampleIsReportedAndComparedAndNotResumed() throws Exception {
    Path images = IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    byte[] sorted = IdxFiles.labels(60);
    Arrays.sort(sorted, sorted.length - 60, sorted.length); // No mini-batch has all classes.
    Path labels = IdxFiles.write(directory.resolve("labels"), sorted);
    Path classes =
        UserJar.compile(
            directory, "OwnLoop.java", Files.readString(Path.of("src/examples/java/OwnLoop.java")));
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    URL[] place = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      for (Path root : List.of(one, two)) {
        String[] arguments = {images.toString(), labels.toString(), root.toString()};
        loader
            .loadClass("OwnLoop")
            .getMethod("main", String[].class)
            .invoke(null, (Object) arguments);
      }
    }
    RunDirectory run = Studies.open(one);
    assertEquals(List.of(0, 1, 2, 3, 6, 10), run.unit("network").kernelSteps(Reduction.TRACE));
    String page = Files.readString(run.reportFile());
    for (String part : List.of("spectrum", "layers", "activity", "geometry")) {
      assertTrue(page.contains("id=\"probe-" + part + "\""), part);
    }
    Files.delete(run.reportFile());
    assertEquals(Said.DONE, Said.by("report", one.toString()).code());
    assertTrue(Files.exists(run.reportFile()));
    Said compared = Said.by("compare", one.toString(), two.toString());
    assertTrue(compared.out().contains("all numbers are the same to the last bit"), compared.out());
    Said resumed = Said.by("resume", one.toString());
    assertEquals(Said.WRONG_REQUEST, resumed.code());
    assertEquals(
        "ntk: kind: listener is trained by a program of its own, with an NtkListener: it is reported"
            + " and compared, but neither run nor resumed here\n",
        resumed.err());
  }
}
