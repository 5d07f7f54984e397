package org.ntkdynamics.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.kernel.TraceTiles;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.Parametrization;

/**
 * How much of the rate of SGEMM alone a tile of the trace kernel reaches: the network of Figure 4,
 * in turn a tile and products of the shape of its own, by processor time, so that it says something
 * on a machine that does other work too. {@code java … org.ntkdynamics.bench.TileRate [ROWS
 * [ROUNDS]]}.
 */
final class TileRate {
  private static final int EDGE = 512;

  private TileRate() {}

  /** What is timed. */
  private interface Task {
    /** Does it and says how many additions and multiplications it took. */
    double operations();
  }

  public static void main(String... arguments) {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1024;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Problem problem = Problem.figure4(2 * rows);
    INDArray images = problem.train().features();
    int threads = Runtime.getRuntime().availableProcessors();
    try (TraceTiles tiles =
            new TraceTiles(
                problem.architecture(),
                problem.parameters(),
                Networks.weightScales(problem.architecture(), Parametrization.STANDARD, 1),
                DataType.FLOAT,
                threads);
        TraceTiles.Factors one = tiles.factors(part(images, 0, rows));
        TraceTiles.Factors other = tiles.factors(part(images, rows, 2 * rows));
        INDArray tile = Nd4j.create(DataType.FLOAT, new long[] {rows, rows}, 'f')) {
      Task filling =
          () -> {
            tiles.fill(one, other, tile);
            return TraceTiles.operations(problem.architecture(), rows, rows);
          };
      Task passing =
          () -> {
            tiles.factors(part(images, 0, rows)).close();
            return 0;
          };
      Task products = () -> products(3000, threads, rows);
      filling.operations();
      products.operations();
      for (int round = 0; round < rounds; round++) {
        System.out.printf(
            Locale.ROOT,
            "tile %.1f, sgemm alone %.1f GFLOP a processor second; the passes of %d images %.2f s%n",
            rate(filling),
            rate(products),
            rows,
            seconds(passing));
      }
    }
  }

  private static INDArray part(INDArray images, int from, int to) {
    return images.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /** As many products of 512 columns each as a tile has squares and layers. */
  private static double products(int depth, int threads, int rows) {
    int count = Math.max(threads, 20 * (rows / EDGE) * (rows / EDGE));
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              INDArray left = Nd4j.rand(DataType.FLOAT, EDGE, depth).transpose();
              INDArray right = Nd4j.rand(DataType.FLOAT, EDGE, depth).transpose();
              INDArray result = Nd4j.create(DataType.FLOAT, new long[] {EDGE, EDGE}, 'f');
              for (int i = thread; i < count; i += threads) {
                Nd4j.gemm(left, right, result, true, false, 1.0, 0.0);
              }
            });
    return 2.0 * EDGE * EDGE * depth * count;
  }

  private static double rate(Task task) {
    double[] done = new double[1];
    double seconds = seconds(() -> done[0] = task.operations());
    return done[0] / seconds / 1e9;
  }

  private static double seconds(Task task) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    task.operations();
    return (system.getProcessCpuTime() - before) / 1e9;
  }
}
