package org.ntkdynamics.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.AugmentedParameters;
import org.ntkdynamics.network.ColumnMajor;
import org.ntkdynamics.network.DensePass;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * The fast engine for dense networks: micro-batches that stay in the cache, in lanes that run in
 * parallel.
 *
 * <p>Lane i of n sums micro-batches i, i + n, i + 2n, … and the lanes' sums are added in order, so
 * the result depends on the number of lanes and the size of micro-batches but not on the number of
 * threads or their timing. Fastest where BLAS itself is single-threaded ({@code
 * OMP_NUM_THREADS=1}).
 */
final class FusedEngine implements GradientEngine {
  private final Architecture architecture;
  private final AugmentedParameters parameters;
  private final AugmentedParameters.Link weights;
  private final AugmentedParameters.Link gradient;
  private final Columns train;
  private final @Nullable Columns test;
  private final int microBatch;
  private final List<Lane> lanes = new ArrayList<>();
  private final ExecutorService threads;

  FusedEngine(
      MultiLayerNetwork network,
      Architecture architecture,
      TrainingSpec config,
      LearningTask task,
      int threads) {
    DataType type = Networks.dataType(config.precision());
    this.architecture = architecture;
    this.parameters = new AugmentedParameters(architecture, type);
    this.weights = parameters.link(network.params());
    int outputs = architecture.outputs();
    Samples tests = task.data().test();
    this.train = Columns.of(task, task.data().train(), outputs, type);
    this.test = tests.size() == 0 ? null : Columns.of(task, tests, outputs, type);
    this.microBatch = config.microBatch();
    for (int lane = 0; lane < config.lanes(); lane++) {
      lanes.add(new Lane(lane, type));
    }
    this.gradient = lanes.get(0).gradient.link(network.getFlattenedGradients());
    this.threads =
        Executors.newFixedThreadPool(Math.min(threads, lanes.size()), FusedEngine::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "training-lane");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Evaluation gradient(int @Nullable [] batch) {
    weights.read();
    if (batch == null) {
      return gradient(train);
    }
    Columns columns = train.select(batch);
    Evaluation evaluation = gradient(columns);
    columns.close(); // Not where that failed: other lanes may still read them.
    return evaluation;
  }

  private Evaluation gradient(Columns columns) {
    Evaluation evaluation = run(columns, true);
    int used = Math.min(lanes.size(), microBatches(columns));
    for (int l = 1; l <= architecture.layers(); l++) {
      INDArray sum = lanes.get(0).gradient.matrix(l);
      for (int lane = 1; lane < used; lane++) {
        sum.addi(lanes.get(lane).gradient.matrix(l));
      }
    }
    gradient.write();
    return evaluation;
  }

  @Override
  public Evaluation evaluateTrain() {
    weights.read();
    return run(train, false);
  }

  @Override
  public Evaluation evaluateTest() {
    if (test == null) {
      throw new IllegalStateException("there are no test samples");
    }
    weights.read();
    return run(test, false);
  }

  @Override
  public void close() {
    threads.shutdown();
    if (hasEnded(threads)) { // Whoever still computes would read memory that is not his any more.
      parameters.close();
      train.close();
      if (test != null) {
        test.close();
      }
      lanes.forEach(Lane::close);
    }
  }

  /** Waits for lanes, which are at work here only if another one failed or was interrupted. */
  private static boolean hasEnded(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    try {
      return threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int microBatches(Columns columns) {
    return (columns.size() + microBatch - 1) / microBatch;
  }

  private Evaluation run(Columns columns, boolean backward) {
    Score[] scores = new Score[microBatches(columns)];
    List<Future<?>> running = new ArrayList<>();
    for (Lane lane : lanes) {
      running.add(threads.submit(() -> lane.run(columns, backward, scores)));
    }
    running.forEach(FusedEngine::await);
    return Score.sum(List.of(scores)).evaluation();
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a training step", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError failure) {
        throw failure;
      }
      throw new IllegalStateException("a training lane failed: " + e.getCause(), e.getCause());
    }
  }

  /** One of the partial sums of a step, with buffers of its own. */
  private final class Lane {
    private final int number;
    private final DensePass pass;
    private final AugmentedParameters gradient;

    Lane(int number, DataType type) {
      this.number = number;
      this.pass = new DensePass(architecture, type, microBatch, 1);
      this.gradient = new AugmentedParameters(architecture, type);
    }

    void run(Columns columns, boolean backward, Score[] scores) {
      for (int i = number; i < scores.length; i += lanes.size()) {
        int from = i * microBatch;
        Columns batch = columns.slice(from, Math.min(from + microBatch, columns.size()));
        INDArray outputs = pass.forward(parameters, batch.inputs());
        scores[i] = Score.of(values(outputs), values(batch.targets()), architecture.outputs());
        if (backward) {
          double keep = i == number ? 0.0 : 1.0;
          pass.backward(
              parameters,
              outputs.subi(batch.targets()),
              (l, input, delta) ->
                  ColumnMajor.gemm(input, delta, gradient.matrix(l), false, true, 1.0, keep));
        }
      }
    }

    void close() {
      pass.close();
      gradient.close();
    }

    /** Column after column. */
    private static double[] values(INDArray matrix) {
      return NativeArrays.doubles(matrix.transpose());
    }
  }
}
