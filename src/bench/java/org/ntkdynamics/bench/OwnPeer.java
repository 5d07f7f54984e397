package org.ntkdynamics.bench;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.kernel.StructuredNtk;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.training.Engines;
import org.ntkdynamics.training.GradientEngine;

/**
 * This software: {@code step MICROBATCH} with the fused engine, {@code kernel REDUCTION TYPE} with
 * the layerwise kernel, {@code cnn REDUCTION TYPE} with that of {@link LeNet}; {@code step-of} and
 * {@code kernel-of} the same at other sizes.
 */
final class OwnPeer implements Peer {
  private final Problem problem;
  private final MultiLayerNetwork network;
  private @Nullable GradientEngine engine;

  OwnPeer(Problem problem) {
    this.problem = problem;
    this.network = problem.network();
  }

  @Override
  public String name() {
    return "ntk-dynamics";
  }

  @Override
  public Work prepare(String... task) {
    return switch (task[0]) {
      case "step" -> step(Integer.parseInt(task[1]));
      case "kernel" ->
          kernel(problem.kernelImages(), Reduction.valueOf(task[1]), DataType.valueOf(task[2]));
      case "cnn" -> cnn(Reduction.valueOf(task[1]), DataType.valueOf(task[2]));
      case "step-of" -> sized(task).step(Problem.MICRO_BATCH);
      case "kernel-of" -> sized(task).kernelOfAll();
      default -> throw Peer.unknown(task);
    };
  }

  /** On a network and images of other sizes: {@code TASK IMAGES WIDTH HIDDEN_LAYERS OUTPUTS}. */
  private static OwnPeer sized(String... task) {
    int[] sizes = Arrays.stream(task).skip(1).mapToInt(Integer::parseInt).toArray();
    return new OwnPeer(Problem.noise(sizes[2], sizes[1], sizes[3], sizes[0]));
  }

  private Work kernelOfAll() {
    return kernel(problem.train().features(), Reduction.TRACE, DataType.DOUBLE);
  }

  private Work step(int microBatch) {
    if (engine != null) {
      engine.close();
    }
    GradientEngine fused =
        Engines.fused(
            network,
            problem.architecture(),
            problem.training(Engine.FUSED, microBatch),
            problem.train());
    engine = fused;
    return () -> {
      fused.gradient(null);
      return () -> network.getFlattenedGradients().div(problem.train().size());
    };
  }

  private Work cnn(Reduction reduction, DataType type) {
    MultiLayerNetwork lenet = LeNet.of(problem.lenet());
    INDArray images = problem.kernelImages();
    return () -> {
      try (EmpiricalNtk ntk = StructuredNtk.of(lenet, type).orElseThrow()) {
        INDArray kernel = ntk.kernel(images, reduction);
        return () -> kernel;
      }
    };
  }

  private Work kernel(INDArray images, Reduction reduction, DataType type) {
    return () -> {
      try (LayerwiseNtk ntk =
          new LayerwiseNtk(problem.architecture(), problem.parameters(), type)) {
        INDArray kernel = ntk.kernel(images, reduction);
        return () -> kernel;
      }
    };
  }
}
