package org.ntkdynamics.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;

/** Loads the data of an experiment and draws its splits. */
public final class Datasets {
  /** The system property that names the directory which holds {@code datasets/}. */
  public static final String HOME_PROPERTY = "ntk.home";

  private static final Map<String, String> MNIST_SHA256 =
      Map.of(
          "train-images-idx3-ubyte.gz",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte.gz",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte.gz",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte.gz",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private Datasets() {}

  /**
   * Loads the training and the test samples. A size below the number there is draws a
   * class-balanced subset; without test files the test set is drawn first and the training set from
   * the rest.
   *
   * @param config where the data comes from and how much of it is wanted
   * @param seed the master seed of the draws
   * @param type the type of the pixels: that of the arithmetic they go into
   * @throws DataException if a file cannot be used, a named set has another digest than it should,
   *     or there are too few samples
   */
  public static Dataset load(DataSpec config, long seed, DataType type) {
    IdxRecordReader train = trainReader(config.dataset());
    return config.dataset() instanceof DatasetRef.Files files
        ? split(config, seed, type, train, testReader(files))
        : split(config, seed, type, train, mnist("t10k"));
  }

  /**
   * Loads all training samples.
   *
   * @param type the type of the pixels
   * @throws DataException as {@link #load} does
   */
  public static Samples training(DatasetRef dataset, DataType type) {
    IdxRecordReader reader = trainReader(dataset);
    List<Integer> all = IntStream.range(0, reader.samples()).boxed().toList();
    return Samples.of(reader, all, reader.numLabels(), type);
  }

  /** The path of a data file, relative to the home directory if it lies below it. */
  public static String portableName(Path file) {
    Path home = home().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(home) ? home.relativize(absolute) : absolute).toString();
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME_PROPERTY, ""));
  }

  private static IdxRecordReader trainReader(DatasetRef dataset) {
    return dataset instanceof DatasetRef.Files files
        ? new IdxRecordReader(Path.of(files.images()), Path.of(files.labels()))
        : mnist("train");
  }

  private static @Nullable IdxRecordReader testReader(DatasetRef.Files files) {
    if (files.testImages() == null || files.testLabels() == null) {
      return null;
    }
    return new IdxRecordReader(Path.of(files.testImages()), Path.of(files.testLabels()));
  }

  private static IdxRecordReader mnist(String part) {
    Path directory = home().resolve("datasets").resolve("mnist");
    IdxRecordReader reader =
        new IdxRecordReader(
            directory.resolve(part + "-images-idx3-ubyte.gz"),
            directory.resolve(part + "-labels-idx1-ubyte.gz"));
    for (FileDigest digest : reader.digests()) {
      String expected = MNIST_SHA256.get(digest.file().getFileName().toString());
      if (!digest.sha256().equals(expected)) {
        throw new DataException(
            digest.file()
                + ": not MNIST's file: SHA-256 of the content is "
                + digest.sha256()
                + ", must be "
                + expected);
      }
    }
    return reader;
  }

  private static Dataset split(
      DataSpec config,
      long seed,
      DataType type,
      IdxRecordReader train,
      @Nullable IdxRecordReader test) {
    UniformRandomProvider trainRng = RandomStreams.stream(seed, "data", "train");
    UniformRandomProvider testRng = RandomStreams.stream(seed, "data", "test");
    List<Integer> all = IntStream.range(0, train.samples()).boxed().toList();
    int classes = train.numLabels();
    List<FileDigest> files = new ArrayList<>(train.digests());
    if (test == null) {
      List<Integer> held = subset(train, all, config.testSize(), testRng, "data.testSize");
      Set<Integer> heldOut = new HashSet<>(held);
      List<Integer> rest = all.stream().filter(index -> !heldOut.contains(index)).toList();
      List<Integer> kept = subset(train, rest, config.trainSize(), trainRng, "data.trainSize");
      return new Dataset(
          Samples.of(train, kept, classes, type), Samples.of(train, held, classes, type), files);
    }
    checkSameImages(train, test);
    files.addAll(test.digests());
    List<Integer> kept = subset(train, all, config.trainSize(), trainRng, "data.trainSize");
    List<Integer> testAll = IntStream.range(0, test.samples()).boxed().toList();
    List<Integer> held = subset(test, testAll, config.testSize(), testRng, "data.testSize");
    return new Dataset(
        Samples.of(train, kept, classes, type), Samples.of(test, held, classes, type), files);
  }

  private static List<Integer> subset(
      IdxRecordReader reader, List<Integer> pool, int size, UniformRandomProvider rng, String key) {
    if (size == pool.size()) {
      return pool;
    }
    if (size > pool.size()) {
      throw new DataException(
          key
              + ": "
              + size
              + " is not allowed: must be at most "
              + pool.size()
              + " in "
              + reader.digests().get(0).file());
    }
    List<List<Integer>> pools = new ArrayList<>();
    for (int label = 0; label < reader.numLabels(); label++) {
      pools.add(new ArrayList<>());
    }
    pool.forEach(index -> pools.get(reader.label(index)).add(index));
    return BalancedDraw.draw(pools, size, rng, key).stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static void checkSameImages(IdxRecordReader train, IdxRecordReader test) {
    if (train.pixels() != test.pixels() || test.numLabels() > train.numLabels()) {
      throw new DataException(
          String.format(
              "%s has %d pixels and %d classes, but %s has %d and %d; they must agree",
              train.digests().get(0).file(),
              train.pixels(),
              train.numLabels(),
              test.digests().get(0).file(),
              test.pixels(),
              test.numLabels()));
    }
  }
}
