package org.ntkdynamics.bench;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.DeferredSampler;
import org.ntkdynamics.ensemble.DenseSampler;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.ensemble.KernelSampler;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.Widths;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Θ of one random network on two inputs. Dense weights of 100 layers of 5000 would take 20 GB,
 * hence the shallower networks; both costs are proportional to depth.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SamplerBenchmark {
  @Param({"500x100", "500x10", "1000x10", "2000x10", "5000x10"})
  private String size = "";

  private final UniformRandomProvider random = RandomStreams.stream(0, "benchmark");
  private final double[] row = new double[6];
  private KernelSampler dense;
  private KernelSampler deferred;

  @Setup
  public void prepare() {
    String[] parts = size.split("x", -1);
    int width = Integer.parseInt(parts[0]);
    Widths widths = Widths.constant(width, width, Integer.parseInt(parts[1]));
    NetworkSetting setting = NetworkSetting.standard(widths, 2.0);
    InputRows inputs = InputRows.atCosines(width, 0.5);
    dense = new DenseSampler(setting, inputs);
    deferred = new DeferredSampler(setting, inputs);
  }

  @Benchmark
  public double dense() {
    dense.draw(random, row);
    return row[0];
  }

  @Benchmark
  public double deferred() {
    deferred.draw(random, row);
    return row[0];
  }
}
