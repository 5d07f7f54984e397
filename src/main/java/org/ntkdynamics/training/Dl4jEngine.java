package org.ntkdynamics.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.DensePass;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * The reference engine: DL4J's own {@code computeGradientAndScore}, for any network, a micro-batch
 * at a time.
 */
final class Dl4jEngine implements GradientEngine {
  private final MultiLayerNetwork network;
  private final int outputs;
  private final int microBatch;
  private final Rows train;
  private final Rows test;

  Dl4jEngine(MultiLayerNetwork network, int outputs, TrainingSpec config, LearningTask task) {
    DataType type = Networks.dataType(config.precision());
    this.network = network;
    this.outputs = outputs;
    this.microBatch = config.microBatch();
    this.train = Rows.of(task, task.data().train(), outputs, type);
    this.test = Rows.of(task, task.data().test(), outputs, type);
  }

  @Override
  public Evaluation gradient(int @Nullable [] batch) {
    Rows rows = batch == null ? train : train.select(batch);
    INDArray sum = Nd4j.zerosLike(network.getFlattenedGradients());
    Evaluation evaluation =
        evaluate(
            rows,
            part -> {
              network.setInput(part.features());
              network.setLabels(part.targets());
              network.computeGradientAndScore();
              sum.addi(network.getFlattenedGradients());
            });
    network.getFlattenedGradients().assign(sum);
    return evaluation;
  }

  @Override
  public Evaluation evaluateTrain() {
    return evaluate(train, part -> {});
  }

  @Override
  public Evaluation evaluateTest() {
    return evaluate(test, part -> {});
  }

  @Override
  public void close() {}

  private Evaluation evaluate(Rows rows, Consumer<Rows> work) {
    List<Score> scores = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += microBatch) {
      Rows part = rows.slice(from, Math.min(from + microBatch, rows.size()));
      work.accept(part);
      scores.add(
          Score.of(
              NativeArrays.doubles(network.output(part.features())),
              NativeArrays.doubles(part.targets()),
              outputs));
    }
    return Score.sum(scores).evaluation();
  }

  /** Samples as rows, as DL4J has them: {@code [N, n_0]} and {@code [N, n_L]}. */
  private record Rows(INDArray features, INDArray targets) {
    static Rows of(LearningTask task, Samples samples, int outputs, DataType type) {
      return new Rows(samples.features().castTo(type), task.targets(samples, outputs, type));
    }

    int size() {
      return (int) features.size(0);
    }

    Rows slice(int from, int to) {
      return new Rows(
          DensePass.slice(features.transpose(), from, to).transpose(),
          DensePass.slice(targets.transpose(), from, to).transpose());
    }

    Rows select(int[] positions) {
      return new Rows(
          Nd4j.pullRows(features, 1, positions, 'c'), Nd4j.pullRows(targets, 1, positions, 'c'));
    }
  }
}
