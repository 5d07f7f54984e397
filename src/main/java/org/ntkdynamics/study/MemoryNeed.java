package org.ntkdynamics.study;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * How many bytes of arrays, which lie outside the Java heap, a computation needs at least. Where
 * they are not there, the system ends the process without a word: hence the look before the start.
 *
 * <p>Counted in floating point, which does not overflow.
 */
public final class MemoryNeed {
  private static final Path MEM_INFO = Path.of("/proc/meminfo");
  private static final double GIBI = 1 << 30;
  private static final double KIBI = 1 << 10;
  private static final double DRAWN_NUMBERS = 4;
  private static final double KRYLOV_COPIES = 6;

  /** Of a trace kernel: the square of one more does not fit into a Java array. */
  private static final int MOST_SAMPLES = 46_340;

  private MemoryNeed() {}

  /**
   * Training: data, network, updater, and for every lane a gradient and what a micro-batch leaves
   * in each layer.
   *
   * @param samples training and test samples together
   */
  public static double training(Architecture architecture, TrainingSpec training, int samples) {
    double lanes = training.engine() == Engine.FUSED ? training.lanes() : 1;
    return training(NetworkSize.of(architecture), training, samples, lanes);
  }

  /**
   * The same of any network.
   *
   * @param lanes how many partial gradients there are at once
   */
  public static double training(
      NetworkSize network, TrainingSpec training, int samples, double lanes) {
    double copies = training.optimizer() == Optimizer.ADAM ? 4 : 2;
    double batch = training.microBatch() * (network.units() + 2.0 * network.widest());
    double parameters = network.parameters();
    double data = (double) samples * network.inputs();
    return bytes(training.precision())
            * (data + copies * parameters + parameters + lanes * (parameters + batch))
        + bytes(Precision.FLOAT) * data;
  }

  /**
   * Full-batch gradient descent without an updater's state, and the trace kernel of all samples:
   * the network, its gradient, and what all samples leave in each layer.
   */
  public static double descent(Architecture architecture, Precision precision, int samples) {
    double units = architecture.widths().stream().mapToDouble(n -> n).sum();
    return bytes(precision) * (2.0 * architecture.parameters() + samples * units)
        + kernel(Reduction.TRACE, samples, architecture.outputs());
  }

  /** A kernel, in double precision. */
  public static double kernel(Reduction reduction, int samples, int outputs) {
    double blocks =
        switch (reduction) {
          case TRACE -> 1;
          case PER_OUTPUT -> outputs;
          case FULL -> (double) outputs * outputs;
        };
    return bytes(Precision.DOUBLE) * blocks * samples * samples;
  }

  /**
   * The Jacobian of every output on every sample.
   *
   * @param parameters how many there are
   */
  public static double jacobian(int samples, int outputs, double parameters) {
    return (double) bytes(Precision.DOUBLE) * samples * outputs * parameters;
  }

  /**
   * The vectors of a {@code KrylovSpace} and their images, with room for twice as many and a copy
   * while room is made.
   *
   * @param size N, the rows of the matrix
   * @param dimensions of the space
   */
  static double krylov(long size, int dimensions) {
    return (double) Double.BYTES * KRYLOV_COPIES * size * dimensions;
  }

  /**
   * Draws that are kept until all are made, at least two numbers each and as many again where they
   * are estimated from; and for every thread the matrix of a layer if the sampler has it. These lie
   * on the Java heap.
   */
  static double draws(int draws, SamplerKind sampler, int width, int threads) {
    double matrix = sampler == SamplerKind.DENSE ? (double) width * width * threads : 0;
    return Double.BYTES * (DRAWN_NUMBERS * draws + matrix);
  }

  /**
   * Compares what a curve of random networks needs with the Java heap.
   *
   * @throws UnsupportedNetworkException if it is more
   */
  public static void checkDraws(int draws, SamplerKind sampler, int width) {
    check(
        String.format(Locale.ROOT, "drawing %d networks of width %d", draws, width),
        draws(draws, sampler, width, Runtime.getRuntime().availableProcessors()),
        (double) Runtime.getRuntime().maxMemory(),
        "fewer ensemble.draws or a smaller network.width, or a larger heap by"
            + " NTK_JAVA_OPTS=-Xmx…");
  }

  /** Does so for a unit. */
  public static void checkDraws(EnsembleUnit unit) {
    checkDraws(unit.draws(), unit.ensemble().sampler(), unit.width());
  }

  /**
   * Compares with what there is.
   *
   * @param what needs it, as messages have it
   * @param remedy what to ask for instead
   * @throws UnsupportedNetworkException if it is more
   */
  public static void check(String what, double bytes, String remedy) {
    check(what, bytes, available(), remedy);
  }

  public static void check(String what, double needed, double available, String remedy) {
    if (needed > available) {
      throw new UnsupportedNetworkException(
          String.format(
              Locale.ROOT,
              "%s needs %.1f GiB of memory or more, and %.1f GiB are there: %s",
              what,
              needed / GIBI,
              available / GIBI,
              remedy));
    }
  }

  /**
   * Refuses a trace kernel that no Java array holds, or not this heap: that is where it is read.
   *
   * @param what needs it, as messages have it
   * @param samples N
   * @throws UnsupportedNetworkException if it is so
   */
  public static void checkTrace(String what, int samples, String remedy) {
    if (samples > MOST_SAMPLES) {
      throw new UnsupportedNetworkException(
          what + ": " + samples + " samples: must be at most " + MOST_SAMPLES + ": " + remedy);
    }
    check(
        "the Java heap: " + what,
        kernel(Reduction.TRACE, samples, 1),
        (double) Runtime.getRuntime().maxMemory(),
        remedy + ", or a larger heap by NTK_JAVA_OPTS=-Xmx…");
  }

  /** What this process may still have, of the machine or of its container. */
  public static double available() {
    double total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.min(total, unused().orElse(total));
  }

  private static OptionalDouble unused() {
    try (Stream<String> lines = Files.lines(MEM_INFO)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIBI)
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty(); // Linux alone has it.
    }
  }

  private static int bytes(Precision precision) {
    return precision == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
  }
}
