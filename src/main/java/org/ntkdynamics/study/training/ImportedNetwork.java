package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.ModelNetwork;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * A model of the user's.
 *
 * @param model the network
 * @param seed what DL4J draws its parameters from, if it has none
 * @param training how it is trained
 */
record ImportedNetwork(ModelNetwork model, long seed, TrainingSpec training)
    implements UnitNetwork {
  @Override
  public Optional<Architecture> architecture() {
    return model.architecture();
  }

  @Override
  public List<Double> weightScales() {
    return model.weightScales();
  }

  @Override
  public NetworkSize size() {
    return model.size();
  }

  @Override
  public MultiLayerNetwork begin() {
    return model.begin(seed, training);
  }
}
