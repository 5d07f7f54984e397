package org.ntkdynamics.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.network.Architecture;

/**
 * What no engine on this BLAS is faster than: the matrix products of a step and nothing else, in
 * single-threaded loops side by side, one a processor. {@code step MICROBATCH} as with the others.
 */
final class LimitPeer implements Peer {
  private final Problem problem;
  private final int loops = Runtime.getRuntime().availableProcessors();

  LimitPeer(Problem problem) {
    this.problem = problem;
  }

  @Override
  public String name() {
    return "matrix products alone";
  }

  @Override
  public Work prepare(String... task) {
    if (!task[0].equals("step")) {
      throw Peer.unknown(task);
    }
    int microBatch = Integer.parseInt(task[1]);
    List<List<Layer>> layers = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      layers.add(layers(problem.architecture(), microBatch));
    }
    int microBatches = (problem.train().size() + microBatch - 1) / microBatch;
    return () -> {
      run(layers, microBatches);
      return () -> Nd4j.zeros(1);
    };
  }

  private static List<Layer> layers(Architecture architecture, int microBatch) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l <= architecture.layers(); l++) {
      layers.add(Layer.of(architecture.width(l - 1) + 1, architecture.width(l), microBatch, l > 1));
    }
    return layers;
  }

  private void run(List<List<Layer>> layers, int microBatches) {
    AtomicInteger left = new AtomicInteger(microBatches);
    ExecutorService threads = Executors.newFixedThreadPool(loops);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (List<Layer> own : layers) {
        running.add(threads.submit(() -> repeat(own, left)));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a loop failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void repeat(List<Layer> layers, AtomicInteger left) {
    while (left.getAndDecrement() > 0) {
      layers.forEach(Layer::forward);
      layers.forEach(Layer::backward);
    }
  }

  /** One layer's three products, of zeros, whose time is that of any other numbers. */
  private record Layer(
      INDArray weights, INDArray input, INDArray output, INDArray gradient, boolean deep) {
    static Layer of(int rows, int outputs, int columns, boolean deep) {
      return new Layer(
          matrix(rows, outputs),
          matrix(rows, columns),
          matrix(outputs, columns),
          matrix(rows, outputs),
          deep);
    }

    private static INDArray matrix(long rows, long columns) {
      return Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'f');
    }

    void forward() {
      Nd4j.gemm(weights, input, output, true, false, 1.0, 0.0);
    }

    void backward() {
      Nd4j.gemm(input, output, gradient, false, true, 1.0, 1.0);
      if (deep) {
        Nd4j.gemm(weights, output, input, false, false, 1.0, 0.0);
      }
    }
  }
}
