package org.ntkdynamics.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.network.Architecture;

/** libtorch in the JVM, through DJL: {@code step BATCH}, gradients summed over batches. */
final class LibtorchPeer implements Peer {
  private final Problem problem;
  private final Architecture architecture;
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final List<NDArray> parameters = new ArrayList<>();

  LibtorchPeer(Problem problem) {
    this.problem = problem;
    this.architecture = problem.architecture();
    float[] flat = problem.parameters().toFloatVector();
    for (int l = 1; l <= architecture.layers(); l++) {
      int inputs = architecture.width(l - 1);
      int outputs = architecture.width(l);
      int from = (int) architecture.offset(l);
      parameter(flat, from, new Shape(outputs, inputs));
      parameter(flat, from + inputs * outputs, new Shape(outputs));
    }
  }

  /** DL4J's weights in Fortran order are libtorch's in C order. */
  private void parameter(float[] flat, int from, Shape shape) {
    float[] values = new float[(int) shape.size()];
    System.arraycopy(flat, from, values, 0, values.length);
    NDArray parameter = manager.create(values, shape);
    parameter.setRequiresGradient(true);
    parameters.add(parameter);
  }

  @Override
  public String name() {
    return "libtorch " + Engine.getEngine("PyTorch").getVersion() + " through DJL";
  }

  @Override
  public Work prepare(String... task) {
    if (!task[0].equals("step")) {
      throw Peer.unknown(task);
    }
    int batch = Integer.parseInt(task[1]);
    List<NDArray> features = batches(problem.train().features(), batch);
    List<NDArray> targets =
        batches(problem.train().targets(Problem.OUTPUTS, DataType.FLOAT), batch);
    return () -> {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.zeroGradients();
        for (int i = 0; i < features.size(); i++) {
          try (NDManager scope = manager.newSubManager()) {
            collector.backward(loss(scope, features.get(i), targets.get(i)));
          }
        }
      }
      return this::gradient;
    };
  }

  private List<NDArray> batches(INDArray rows, int batch) {
    NDArray all =
        manager.create(rows.dup('c').data().asFloat(), new Shape(rows.size(0), rows.size(1)));
    List<NDArray> batches = new ArrayList<>();
    for (long from = 0; from < rows.size(0); from += batch) {
      batches.add(all.get(from + ":" + Math.min(from + batch, rows.size(0))));
    }
    return batches;
  }

  private NDArray loss(NDManager scope, NDArray features, NDArray targets) {
    NDArray x = features;
    for (int l = 1; l <= architecture.layers(); l++) {
      x = Linear.linear(x, parameters.get(2 * l - 2), parameters.get(2 * l - 1)).singletonOrThrow();
      x.attach(scope);
      if (architecture.isHidden(l)) {
        x = Activation.relu(x);
        x.attach(scope);
      }
    }
    NDArray loss = x.sub(targets).square().sum().mul(0.5);
    loss.attach(scope);
    return loss;
  }

  private INDArray gradient() {
    List<INDArray> parts = new ArrayList<>();
    for (NDArray parameter : parameters) {
      try (NDArray gradient = parameter.getGradient()) {
        parts.add(Nd4j.createFromArray(gradient.toFloatArray()));
      }
    }
    return Nd4j.concat(0, parts.toArray(INDArray[]::new)).div(problem.train().size());
  }
}
