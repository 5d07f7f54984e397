package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;

/**
 * A dense network that the spec describes.
 *
 * @param config the experiment
 * @param unit which of its networks
 * @param dense its shape
 */
record DescribedNetwork(TrainingExperiment config, TrainingUnit unit, Architecture dense)
    implements UnitNetwork {

  /** The network of a unit for samples of so many numbers. */
  static DescribedNetwork of(TrainingExperiment config, TrainingUnit unit, int inputs) {
    NetworkSpec network = config.network();
    return new DescribedNetwork(
        config,
        unit,
        Architecture.of(inputs, unit.hiddenWidths(), network.outputs(), network.activation()));
  }

  @Override
  public Optional<Architecture> architecture() {
    return Optional.of(dense);
  }

  @Override
  public List<Double> weightScales() {
    return Networks.weightScales(dense, config.network().parametrization(), unit.sigmaW2());
  }

  @Override
  public NetworkSize size() {
    return NetworkSize.of(dense);
  }

  @Override
  public MultiLayerNetwork begin() {
    Initialization initialization = new Initialization(unit.sigmaW2(), config.network().sigmaB2());
    INDArray parameters =
        initialization.draw(
            dense,
            RandomStreams.stream(unit.seed(), unit.stream(), "parameters"),
            Networks.dataType(config.training().precision()));
    return Networks.create(dense, weightScales(), config.training(), parameters);
  }
}
