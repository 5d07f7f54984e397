package org.ntkdynamics.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The gradient over a full batch of 4000 images, by engine and (micro-)batch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StepBenchmark {
  private static final int IMAGES = 4000;

  @Param({"fused", "dl4j", "libtorch"})
  private String engine = "";

  @Param({"250", "500", "1000", "2000"})
  private String batch = "";

  private Peer.Work work = () -> null;

  @Setup
  public void prepare() {
    Problem problem = Problem.figure4(IMAGES);
    work =
        switch (engine) {
          case "fused" -> new OwnPeer(problem).prepare("step", batch);
          case "dl4j" -> new Dl4jPeer(problem).prepare("gradient", batch);
          default -> new LibtorchPeer(problem).prepare("step", batch);
        };
  }

  @Benchmark
  public Peer.Result gradient() {
    return work.run();
  }
}
