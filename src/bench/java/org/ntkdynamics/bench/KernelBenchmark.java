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

/** The trace kernel of 100 images × 10 outputs of the network of Figure 4. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBenchmark {
  @Param({"layerwise FLOAT", "layerwise DOUBLE", "jacobian FLOAT"})
  private String kernel = "";

  private Peer.Work work = () -> null;

  @Setup
  public void prepare() {
    Problem problem = Problem.figure4(Problem.KERNEL_IMAGES);
    String[] words = kernel.split(" ", -1);
    work =
        words[0].equals("layerwise")
            ? new OwnPeer(problem).prepare("kernel", "TRACE", words[1])
            : new Dl4jPeer(problem).prepare("kernel", "TRACE");
  }

  @Benchmark
  public Peer.Result trace() {
    return work.run();
  }
}
