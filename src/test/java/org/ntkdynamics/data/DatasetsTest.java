package org.ntkdynamics.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.data.IdxFiles.images;
import static org.ntkdynamics.data.IdxFiles.labels;
import static org.ntkdynamics.data.IdxFiles.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Scaling;

class DatasetsTest {
  private static final DatasetRef MNIST = new DatasetRef.Named("mnist");

  @TempDir Path directory;

  private DatasetRef small(int train, int test) {
    String trainImages = write(directory.resolve("train-images"), images(train)).toString();
    String trainLabels = write(directory.resolve("train-labels"), labels(train)).toString();
    if (test == 0) {
      return new DatasetRef.Files(trainImages, trainLabels, null, null);
    }
    return new DatasetRef.Files(
        trainImages,
        trainLabels,
        write(directory.resolve("test-images"), images(test)).toString(),
        write(directory.resolve("test-labels"), labels(test)).toString());
  }

  @Test
  void mnistIsWhole() {
    Dataset mnist = Datasets.load(new DataSpec(MNIST, 60_000, 10_000), 0, DataType.FLOAT);
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertEquals(784, mnist.train().inputs());
    assertEquals(10, mnist.train().classes());
    assertEquals(List.of(5, 0, 4, 1, 9, 2, 1, 3, 1, 4), mnist.train().labels().subList(0, 10));
    assertEquals(List.of(7, 2, 1, 0, 4, 1, 4, 9, 5, 9), mnist.test().labels().subList(0, 10));
    INDArray imageMeans = mnist.train().features().mean(1).castTo(DataType.DOUBLE);
    assertEquals(0.1306604762738429, imageMeans.meanNumber().doubleValue(), 1e-7);
    assertEquals(4, mnist.files().size());
  }

  @Test
  void aSubsetIsBalancedAndDrawnFromTheSeed() {
    DataSpec config = new DataSpec(MNIST, 1000, 203);
    Dataset first = Datasets.load(config, 1, DataType.FLOAT);
    assertEquals(1000, first.train().size());
    for (int label = 0; label < 10; label++) {
      assertEquals(100, Collections.frequency(first.train().labels(), label));
      int share = label < 3 ? 21 : 20;
      assertEquals(share, Collections.frequency(first.test().labels(), label));
    }
    List<Integer> indices = first.train().datasetIndices();
    assertEquals(indices.stream().sorted().distinct().toList(), indices);
    assertEquals(indices, Datasets.load(config, 1, DataType.FLOAT).train().datasetIndices());
    assertNotEquals(indices, Datasets.load(config, 2, DataType.FLOAT).train().datasetIndices());
  }

  /** The rule of docs/formats.md: numbers of reference/data_order.py. */
  @Test
  void theDrawsAreThoseOfTheOutsideProgram() {
    Dataset drawn = Datasets.load(new DataSpec(MNIST, 103, 52), 0, DataType.FLOAT);
    assertEquals(
        "a95f089166538850fa5b0bcb42e0f8c41f0d6b41391205a651c7bd2568fae4bd",
        digest(drawn.train().datasetIndices()));
    assertEquals(
        "db692d6ae75ef61640da6a1061fd51146216664a7d821e39409b5f80b4880fca",
        digest(drawn.test().datasetIndices()));
    assertEquals(
        List.of(59929, 13590, 26638, 15936, 2424, 22329, 11680, 56058, 35501, 30838),
        KernelSubsample.draw(drawn.train(), 1, 0).datasetIndices());
  }

  private static String digest(List<Integer> indices) {
    return DigestUtils.sha256Hex(
        indices.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  @Test
  void theSubsampleIsSortedByClassAndTakenFromTheTrainingSet() {
    Samples train = Datasets.load(new DataSpec(MNIST, 500, 0), 3, DataType.FLOAT).train();
    Samples subsample = KernelSubsample.draw(train, 4, 3);
    assertEquals(40, subsample.size());
    for (int i = 0; i < 40; i++) {
      assertEquals(i / 4, subsample.labels().get(i));
      int position = train.datasetIndices().indexOf(subsample.datasetIndices().get(i));
      assertTrue(position >= 0);
      assertEquals(train.features().getRow(position), subsample.features().getRow(i));
    }
    assertEquals(40, new HashSet<>(subsample.datasetIndices()).size());
  }

  @ParameterizedTest
  @EnumSource(Scaling.class)
  void theSubsampleAloneIsThatOfAllTrainingSamples(Scaling scaling) {
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      Samples all = Datasets.training(small(30, 0), scaling, type);
      Samples drawn = KernelSubsample.draw(all, 2, 5);
      Samples alone = Datasets.kernelSubsample(small(30, 0), scaling, type, 2, 5);
      assertEquals(drawn.datasetIndices(), alone.datasetIndices());
      assertEquals(drawn.labels(), alone.labels());
      assertEquals(drawn.features(), alone.features());
      for (int i = 0; i < alone.size(); i++) {
        int position = alone.datasetIndices().get(i);
        assertEquals(all.features().getRow(position), alone.features().getRow(i));
      }
    }
  }

  @Test
  void withoutTestFilesTheTestSetIsHeldOut() {
    Dataset data = Datasets.load(new DataSpec(small(30, 0), 21, 9), 0, DataType.FLOAT);
    Set<Integer> train = new HashSet<>(data.train().datasetIndices());
    assertEquals(21, train.size());
    assertTrue(Collections.disjoint(train, data.test().datasetIndices()));
    assertEquals(3, Collections.frequency(data.test().labels(), 2));
    assertEquals(2, data.files().size());
  }

  @Test
  void pixelsHaveTheTypeAskedFor() {
    DataSpec config = new DataSpec(small(6, 3), 6, 3);
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      Dataset data = Datasets.load(config, 0, type);
      for (Samples samples :
          List.of(
              data.train(), data.test(), Datasets.training(config.dataset(), Scaling.UNIT, type))) {
        assertEquals(type, samples.features().dataType());
        double pixel = samples.features().getDouble(0, 4);
        assertEquals(type == DataType.DOUBLE ? 4 / 255.0 : 4 / 255f, pixel);
      }
    }
  }

  @Test
  void thereMayBeNoTestSet() {
    assertEquals(
        0, Datasets.load(new DataSpec(small(6, 0), 6, 0), 0, DataType.FLOAT).test().size());
    assertEquals(
        0, Datasets.load(new DataSpec(small(6, 3), 6, 0), 0, DataType.FLOAT).test().size());
  }

  @Test
  void targetsAreOneHotOrASign() {
    Samples train = Datasets.load(new DataSpec(small(6, 0), 6, 0), 0, DataType.FLOAT).train();
    assertArrayEquals(
        new double[] {0, 1, 0}, train.targets(3, DataType.DOUBLE).getRow(1).toDoubleVector());
    assertArrayEquals(
        new double[] {-1, -1, 1, -1, -1, 1},
        train.targets(1, DataType.DOUBLE).reshape(6).toDoubleVector());
    assertRefused(
        "network.outputs: 2 is not allowed: must be 1 or 3",
        () -> train.targets(2, DataType.FLOAT));
  }

  @Test
  void refusesWhatTheDataDoesNotHave() {
    DatasetRef small = small(30, 9);
    assertRefused(
        "data.trainSize: 31 is not allowed: must be at most 30",
        () -> Datasets.load(new DataSpec(small, 31, 9), 0, DataType.FLOAT));
    assertRefused(
        "data.testSize: 10 is not allowed: must be at most 9",
        () -> Datasets.load(new DataSpec(small, 30, 10), 0, DataType.FLOAT));
    Samples train = Datasets.load(new DataSpec(small, 30, 9), 0, DataType.FLOAT).train();
    assertRefused(
        "kernel.samplesPerClass asks for 11 samples of class 0, of which there are 10",
        () -> KernelSubsample.draw(train, 11, 0));
  }

  @Test
  void refusesTestImagesOfAnotherSize() {
    DatasetRef.Files files = (DatasetRef.Files) small(6, 3);
    write(
        directory.resolve("test-images"),
        IdxFiles.idx(new int[] {3, 1, 2}, new byte[] {1, 2, 3, 4, 5, 6}));
    assertRefused(
        "has 6 inputs and 3 classes, but",
        () -> Datasets.load(new DataSpec(files, 6, 3), 0, DataType.FLOAT));
  }

  @Test
  void refusesMnistWithAnotherDigest() throws IOException {
    Path fake = Files.createDirectories(directory.resolve("datasets/mnist"));
    write(fake.resolve("train-images-idx3-ubyte.gz"), images(6));
    write(fake.resolve("train-labels-idx1-ubyte.gz"), labels(6));
    String home = System.getProperty(Datasets.HOME_PROPERTY, "");
    System.setProperty(Datasets.HOME_PROPERTY, directory.toString());
    try {
      assertRefused(
          "train-images-idx3-ubyte.gz: not MNIST's file: SHA-256 of the content is",
          () -> Datasets.load(new DataSpec(MNIST, 6, 0), 0, DataType.FLOAT));
    } finally {
      System.setProperty(Datasets.HOME_PROPERTY, home);
    }
    assertFalse(Files.exists(directory.resolve("runs")));
  }

  private static void assertRefused(String message, Executable request) {
    DataException refusal = assertThrows(DataException.class, request);
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
