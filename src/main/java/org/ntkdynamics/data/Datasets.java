package org.ntkdynamics.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Scaling;

/** Loads the data of an experiment and draws its splits. */
public final class Datasets {
  /** The system property that names the directory which holds {@code datasets/}. */
  public static final String HOME_PROPERTY = "ntk.home";

  private Datasets() {}

  /**
   * Loads the training and the test samples. A size below the number there is draws a
   * class-balanced subset; without test files the test set is drawn first and the training set from
   * the rest.
   *
   * @param config where the data comes from and how much of it is wanted
   * @param seed the master seed of the draws
   * @param type the type of the inputs: that of the arithmetic they go into
   * @throws DataException if a file cannot be used, a named set has another digest than it should,
   *     or there are too few samples
   */
  public static Dataset load(DataSpec config, long seed, DataType type) {
    Sources sources = Sources.of(config.dataset(), home());
    SampleSource train = sources.train();
    SampleSource test = sources.test() == null ? train : sources.test();
    UniformRandomProvider trainRng = RandomStreams.stream(seed, "data", "train");
    UniformRandomProvider testRng = RandomStreams.stream(seed, "data", "test");
    checkAgree(train, test);
    List<FileDigest> files = new ArrayList<>(train.digests());
    if (test != train) {
      files.addAll(test.digests());
    }
    List<Integer> pool = all(train);
    List<Integer> held;
    List<Integer> kept;
    if (test == train) {
      held = subset(train, pool, config.testSize(), testRng, "data.testSize");
      Set<Integer> heldOut = new HashSet<>(held);
      List<Integer> rest = pool.stream().filter(index -> !heldOut.contains(index)).toList();
      kept = subset(train, rest, config.trainSize(), trainRng, "data.trainSize");
    } else {
      kept = subset(train, pool, config.trainSize(), trainRng, "data.trainSize");
      held = subset(test, all(test), config.testSize(), testRng, "data.testSize");
    }
    Scaler scaler = Scaler.of(config.scaling(), train, kept);
    int classes = train.classes();
    return new Dataset(
        Samples.of(train, kept, classes, type, scaler),
        Samples.of(test, held, classes, type, scaler),
        files,
        scaler.standardisation());
  }

  /**
   * Loads all training samples.
   *
   * @param scaling what is done to the values; standardised by all of them
   * @param type the type of the values
   * @throws DataException as {@link #load} does
   */
  public static Samples training(DatasetRef dataset, Scaling scaling, DataType type) {
    SampleSource source = Sources.train(dataset, home());
    List<Integer> all = all(source);
    return Samples.of(source, all, source.classes(), type, Scaler.of(scaling, source, all));
  }

  /**
   * Loads of all training samples those that the kernel is computed on.
   *
   * @param scaling what is done to the values; standardised by all of them
   * @param type the type of the values
   * @return what {@link KernelSubsample#draw} draws from {@link #training}
   * @throws DataException as {@link #load} does
   */
  public static Samples kernelSubsample(
      DatasetRef dataset, Scaling scaling, DataType type, int perClass, long seed) {
    SampleSource source = Sources.train(dataset, home());
    List<Integer> all = all(source);
    int classes = source.classes();
    List<Integer> drawn =
        KernelSubsample.positions(
            all.stream().map(source::label).toList(), classes, perClass, seed);
    return Samples.of(source, drawn, classes, type, Scaler.of(scaling, source, all));
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

  private static List<Integer> all(SampleSource source) {
    return IntStream.range(0, source.samples()).boxed().toList();
  }

  private static List<Integer> subset(
      SampleSource source, List<Integer> pool, int size, UniformRandomProvider rng, String key) {
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
              + source.digests().get(0).file());
    }
    List<List<Integer>> pools = new ArrayList<>();
    int classes = source.classes();
    for (int label = 0; label < classes; label++) {
      pools.add(new ArrayList<>());
    }
    pool.forEach(index -> pools.get(source.label(index)).add(index));
    return BalancedDraw.draw(pools, size, rng, key).stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static void checkAgree(SampleSource train, SampleSource test) {
    if (train.inputs() != test.inputs() || test.classes() > train.classes()) {
      throw new DataException(
          String.format(
              "%s has %d inputs and %d classes, but %s has %d and %d; they must agree",
              train.digests().get(0).file(),
              train.inputs(),
              train.classes(),
              test.digests().get(0).file(),
              test.inputs(),
              test.classes()));
    }
  }
}
