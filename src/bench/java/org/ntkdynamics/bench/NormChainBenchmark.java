package org.ntkdynamics.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.ensemble.NormChainCurve;
import org.ntkdynamics.ensemble.NormChainSampler;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Layers drawn a second by one thread: one network, and the curve over every depth. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NormChainBenchmark {
  private static final int WIDTH = 200;

  /** Weight layers; each but the last is a draw. */
  private static final int DEPTH = 101;

  private static final int LAYER_DRAWS = DEPTH - 1;

  private final UniformRandomProvider random = RandomStreams.stream(0, "benchmark");
  private final RowSampler sampler =
      new NormChainSampler(NetworkSetting.standard(Widths.constant(WIDTH, WIDTH, DEPTH), 2.0), 1.0);
  private final RowSampler curve =
      new NormChainCurve(
          new NormChainCurve.Setting(WIDTH, WIDTH, everyDepth(), 2.0, 1.0, KernelScaling.STANDARD));
  private final double[] row = new double[2 * DEPTH];

  private static List<Integer> everyDepth() {
    return IntStream.rangeClosed(2, DEPTH).boxed().toList();
  }

  @Benchmark
  @OperationsPerInvocation(LAYER_DRAWS)
  public double oneNetwork() {
    sampler.draw(random, row);
    return row[0];
  }

  @Benchmark
  @OperationsPerInvocation(LAYER_DRAWS)
  public double everyDepthOfACurve() {
    curve.draw(random, row);
    return row[0];
  }
}
