package org.ntkdynamics.study.claims;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DispersionEstimator;
import org.ntkdynamics.ensemble.Ensemble;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.MeanEstimator;
import org.ntkdynamics.ensemble.MeanRatioEstimator;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.Estimates;
import org.ntkdynamics.study.Studies;

/**
 * What claims are measured with: an effort and a seed. Every sample has its own streams, named by
 * the seed and a key, so that a claim's numbers depend on nothing else.
 *
 * @param effort how much is measured
 * @param seed the master seed
 * @param threads how many threads draw; results do not depend on it
 * @param isStopRequested asked now and then; once true, measuring ends with a {@link
 *     java.util.concurrent.CancellationException}
 * @param onSample told the name of each sample that is drawn, on any thread
 * @param notebook what is known of the samples of a claim that takes hours
 * @param courses what the trainings gave that several claims look at
 */
record Laboratory(
    Effort effort,
    long seed,
    int threads,
    BooleanSupplier isStopRequested,
    Consumer<String> onSample,
    Notebook notebook,
    Courses courses) {

  /** A laboratory that nothing stops. */
  Laboratory(Effort effort, long seed, int threads) {
    this(effort, seed, threads, () -> false, key -> {}, Notebook.loose(), new Courses());
  }

  /** The same with another number of threads. */
  Laboratory withThreads(int number) {
    return new Laboratory(effort, seed, number, isStopRequested, onSample, notebook, courses);
  }

  /** The same, stopped when asked to. */
  Laboratory stoppedWhen(BooleanSupplier isRequested) {
    return new Laboratory(effort, seed, threads, isRequested, onSample, notebook, courses);
  }

  /** The same, telling the names of its samples. */
  Laboratory telling(Consumer<String> listener) {
    return new Laboratory(effort, seed, threads, isStopRequested, listener, notebook, courses);
  }

  /** The same, noting what takes long. */
  Laboratory noting(Notebook kept) {
    return new Laboratory(effort, seed, threads, isStopRequested, onSample, kept, courses);
  }

  /** Stops curves when asked to. */
  CurveListener listener() {
    return new CurveListener() {
      @Override
      public void onDepth(int depth) {}

      @Override
      public boolean isStopRequested() {
        return isStopRequested.getAsBoolean();
      }
    };
  }

  /** One of three things, by effort. */
  <T> T choose(T reduced, T standard, T full) {
    return switch (effort) {
      case REDUCED -> reduced;
      case STANDARD -> standard;
      case FULL -> full;
    };
  }

  /** The command that computes a claim's record again. */
  String command(String id) {
    String effortOption =
        switch (effort) {
          case REDUCED -> " --set effort=reduced";
          case STANDARD -> "";
          case FULL -> " --full";
        };
    String seedOption = seed == 0 ? "" : " --set seed=" + seed;
    return "./ntk claims --only " + id + effortOption + seedOption;
  }

  /**
   * Draws rows.
   *
   * @param key names the streams
   * @return {@code [columns, draws]}
   */
  double[][] draw(String key, int draws, Supplier<? extends RowSampler> sampler) {
    return ensemble(key).draw(sampler, draws);
  }

  Ensemble ensemble(String key) {
    onSample.accept(key);
    return new Ensemble(seed, "claims/" + key, threads).stoppedWhen(isStopRequested);
  }

  UniformRandomProvider stream(String... key) {
    String[] names = Arrays.copyOf(new String[] {"claims"}, key.length + 1);
    System.arraycopy(key, 0, names, 1, key.length);
    return RandomStreams.stream(seed, names);
  }

  /** The dispersion of a sample. */
  Measurement dispersion(String key, double[] sample) {
    return Estimates.dispersion(dispersionEstimate(key, sample), sample.length);
  }

  Estimate dispersionEstimate(String key, double[] sample) {
    return DispersionEstimator.estimate(sample, stream(key, "bootstrap"));
  }

  /** The mean of a possibly heavy-tailed sample. */
  static Measurement mean(double[] sample) {
    return Estimates.ratio(MeanEstimator.mean(sample), sample.length);
  }

  /** The ratio of the means of two samples of the same networks. */
  Measurement meanRatio(String key, double[] numerator, double[] denominator) {
    Estimate estimate =
        MeanRatioEstimator.estimate(numerator, denominator, stream(key, "bootstrap"));
    return Estimates.ratio(estimate, numerator.length);
  }

  /**
   * A spec that ships, with some keys overridden.
   *
   * @throws org.ntkdynamics.spec.SpecException if it is not there or cannot be used
   */
  static Spec spec(String file, List<String> overrides) {
    Path home = Path.of(System.getProperty(Datasets.HOME_PROPERTY, ""));
    return Studies.reader().read(home.resolve("experiments").resolve(file), overrides);
  }
}
