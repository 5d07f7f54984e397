package org.ntkdynamics.study.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.network.ModelNetwork;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.study.MemoryNeed;

/** A gradient and a kernel of two samples: whether a user's network can be trained at all. */
final class ModelTrial {
  private static final int SAMPLES = 2;

  private ModelTrial() {}

  /**
   * Tries a network out.
   *
   * @return by which way its kernel is computed
   * @throws UnsupportedNetworkException if DL4J or the kernel refuses it, if it computes otherwise
   *     in training than at inference, or if there is not the memory for its kernel
   */
  static String of(ModelNetwork model, TrainingExperiment config, Samples subsample) {
    try {
      MultiLayerNetwork network = model.begin(config.seed().get(0), config.training());
      INDArray some =
          subsample.features().get(NDArrayIndex.interval(0, Math.min(SAMPLES, subsample.size())));
      checkPasses(network, some.castTo(network.params().dataType()), model.size().outputs());
      DataType type = Networks.dataType(config.kernel().precision());
      try (EmpiricalNtk ntk = EmpiricalNtk.of(network, type)) {
        checkMemory(ntk, model.size(), subsample.size());
        ntk.trace(some);
        return ntk.method();
      }
    } catch (UnsupportedNetworkException e) {
      throw e;
    } catch (RuntimeException e) { // DL4J has one of its own for each thing that can be wrong.
      throw new UnsupportedNetworkException("does not take these samples: " + why(e));
    }
  }

  private static String why(RuntimeException thrown) {
    return thrown instanceof NullPointerException
        ? "a part of the network is missing"
        : String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  private static void checkPasses(MultiLayerNetwork network, INDArray some, int outputs) {
    INDArray inference = network.output(some.dup());
    INDArray training = network.feedForward(some.dup(), true).get(network.getnLayers());
    if (!inference.equalsWithEps(training, 0)) {
      throw new UnsupportedNetworkException(
          "computes otherwise in training than at inference: take out what is random there");
    }
    network.setInput(some.dup());
    network.setLabels(Nd4j.zeros(some.dataType(), some.size(0), outputs));
    network.computeGradientAndScore();
  }

  private static void checkMemory(EmpiricalNtk ntk, NetworkSize size, int samples) {
    if (ntk.method().equals(JacobianNtk.METHOD)) {
      MemoryNeed.check(
          "its kernel by the Jacobian on " + samples + " samples",
          MemoryNeed.jacobian(samples, size.outputs(), size.parameters()),
          "ask for fewer kernel.samplesPerClass");
    }
  }
}
