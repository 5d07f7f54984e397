package org.ntkdynamics.study.firststep;

import java.util.List;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnits;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Spec;

/**
 * The change of Θ(x,x) in the first step of gradient descent along depth: Theorem 4.1 and appendix
 * B.3 of Seleznova &amp; Kutyniok 2022.
 *
 * @param header {@link #KIND}, name and seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 * @param step the steps
 */
public record FirstStepSpec(
    Header header, EnsembleNetworkSpec network, EnsembleSpec ensemble, StepSpec step)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "first-step";

  public FirstStepSpec {
    EnsembleUnits.of(header, network, ensemble);
    if (!ensemble.sampler().drawsPairs()) {
      throw new InvalidValueException(
          "ensemble.sampler", ensemble.sampler(), "deferred or dense, which can take a step");
    }
    if (!ensemble.inputs().equals(List.of(1.0))) {
      throw new InvalidValueException(
          "ensemble.inputs", ensemble.inputs(), "1: the step is taken on the input of the kernel");
    }
  }

  /** The curves to draw: every combination of the networks' swept values, seeds outermost. */
  public List<FirstStepUnit> units() {
    return EnsembleUnits.of(header, network, ensemble).list().stream()
        .map(networks -> new FirstStepUnit(networks, step))
        .toList();
  }
}
