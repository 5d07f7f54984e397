package org.ntkdynamics.bench;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.training.Engines;
import org.ntkdynamics.training.GradientEngine;

/**
 * Deeplearning4j: {@code fit BATCH} is one pass of its {@code fit} over the images, with an Adam
 * update a batch; {@code gradient BATCH} is the gradient that the first pass of {@code fit} starts
 * from; {@code kernel REDUCTION} multiplies the Jacobians that it computes sample by sample, {@code
 * cnn REDUCTION} those of {@link LeNet}.
 */
final class Dl4jPeer implements Peer {
  private final Problem problem;

  Dl4jPeer(Problem problem) {
    this.problem = problem;
  }

  @Override
  public String name() {
    return "Deeplearning4j";
  }

  @Override
  public Work prepare(String... task) {
    return switch (task[0]) {
      case "fit" -> fit(Integer.parseInt(task[1]));
      case "gradient" -> gradient(Integer.parseInt(task[1]));
      case "kernel" -> kernel(problem.network(), Reduction.valueOf(task[1]));
      case "cnn" -> kernel(LeNet.of(problem.lenet()), Reduction.valueOf(task[1]));
      default -> throw Peer.unknown(task);
    };
  }

  private Work fit(int batch) {
    MultiLayerNetwork network = problem.network();
    List<DataSet> batches =
        new DataSet(
                problem.train().features(),
                problem.train().targets(Problem.OUTPUTS, DataType.FLOAT))
            .batchBy(batch);
    return () -> {
      batches.forEach(network::fit);
      return network::params;
    };
  }

  private Work gradient(int batch) {
    MultiLayerNetwork network = problem.network();
    GradientEngine engine =
        Engines.dl4j(
            network, problem.architecture(), problem.training(Engine.DL4J, batch), problem.train());
    return () -> {
      engine.gradient(null);
      return () -> network.getFlattenedGradients().div(problem.train().size());
    };
  }

  private Work kernel(MultiLayerNetwork network, Reduction reduction) {
    JacobianNtk ntk = new JacobianNtk(network);
    INDArray images = problem.kernelImages();
    return () -> {
      INDArray kernel = ntk.kernel(images, reduction);
      return () -> kernel;
    };
  }
}
