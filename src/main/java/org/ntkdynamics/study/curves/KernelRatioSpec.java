package org.ntkdynamics.study.curves;

import java.util.List;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.EnsembleUnits;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Spec;

/**
 * The ratio E[Θ(x,x̃)]/E[Θ(x,x)] at initialisation along depth: Figures 3 and 11 of Seleznova &amp;
 * Kutyniok 2022.
 *
 * @param header {@link #KIND}, name and seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 */
public record KernelRatioSpec(Header header, EnsembleNetworkSpec network, EnsembleSpec ensemble)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "kernel-ratio";

  public KernelRatioSpec {
    EnsembleUnits.of(header, network, ensemble);
    if (!ensemble.sampler().drawsPairs()) {
      throw new InvalidValueException(
          "ensemble.sampler", ensemble.sampler(), "deferred or dense, which draw pairs of inputs");
    }
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  public List<EnsembleUnit> units() {
    return EnsembleUnits.of(header, network, ensemble).list();
  }
}
