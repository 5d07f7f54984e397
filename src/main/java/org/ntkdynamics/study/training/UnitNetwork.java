package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.NetworkSize;

/** The network of a unit: one that the spec describes, or a model of the user's. */
interface UnitNetwork {
  /** Its shape; empty of a network that is not dense. */
  Optional<Architecture> architecture();

  /**
   * {@code s_l} between the weights and the parameters that gradients are taken with respect to,
   * first layer first; empty of a network that is not dense.
   */
  List<Double> weightScales();

  NetworkSize size();

  /** The network at step 0. */
  MultiLayerNetwork begin();

  /** The kernel of f at the parameters of a network of this kind, by the cheapest way. */
  default EmpiricalNtk ntk(MultiLayerNetwork network, DataType type) {
    return architecture()
        .<EmpiricalNtk>map(
            dense ->
                new LayerwiseNtk(
                    dense, network.params(), weightScales(), type, LayerwiseNtk.DEFAULT_TILE))
        .orElseGet(() -> EmpiricalNtk.of(network, type));
  }
}
