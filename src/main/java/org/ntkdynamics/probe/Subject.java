package org.ntkdynamics.probe;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * What probes are read off that does not change from step to step.
 *
 * @param subsample the samples of the kernel, of the network's type
 * @param trainingSet all samples that are trained on; empty where only the user's loop knows
 * @param training the optimizer and its constants; empty where only the user's loop knows
 * @param architecture the shape of a dense ReLU network with a linear output; empty of any other
 * @param weightScales {@code s_l} between the weights and the parameters that gradients are taken
 *     with respect to, first layer first; empty of a network that is not dense
 * @param outputScale the factor α of {@code f̃ = αf}, whose kernel it is
 * @param kernelType the type of the kernel's arithmetic
 */
public record Subject(
    Samples subsample,
    Optional<Samples> trainingSet,
    Optional<TrainingSpec> training,
    Optional<Architecture> architecture,
    List<Double> weightScales,
    double outputScale,
    DataType kernelType) {
  public Subject {
    weightScales = List.copyOf(weightScales);
  }
}
