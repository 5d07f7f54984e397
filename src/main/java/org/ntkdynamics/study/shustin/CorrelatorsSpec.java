package org.ntkdynamics.study.shustin;

import java.util.List;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Spec;

/**
 * The two-point correlators {@code E[ξ^l_{i;α} ξ^l_{i;β}]} layer by layer: Theorem 2.1 of Shustin
 * &amp; Dogariu 2022 and their conjecture on deep layers.
 *
 * @param header {@link #KIND}, name and seeds
 * @param network the random networks; one number of hidden layers, up to which curves go
 * @param ensemble how they are drawn
 */
record CorrelatorsSpec(Header header, SdNetworkSpec network, PairSampling ensemble)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "correlators";

  CorrelatorsSpec {
    SdUnit.check(header, network, ensemble);
    if (network.hiddenLayers().size() > 1) {
      throw new InvalidValueException(
          "network.hiddenLayers",
          network.hiddenLayers(),
          "one number: a curve has every layer up to it");
    }
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  List<SdUnit> units() {
    return SdUnit.of(header, network, ensemble);
  }
}
