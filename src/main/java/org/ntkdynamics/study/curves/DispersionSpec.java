package org.ntkdynamics.study.curves;

import java.util.List;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.EnsembleUnits;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.Theorem;

/**
 * The dispersion of the NTK at initialisation along depth: Figures 1, 2, 5, 6, 7, 8 and 10 of
 * Seleznova &amp; Kutyniok 2022.
 *
 * @param header {@link #KIND}, name and seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 * @param theorem which of the paper's statements the report draws beside them
 */
public record DispersionSpec(
    Header header, EnsembleNetworkSpec network, EnsembleSpec ensemble, Theorem theorem)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "dispersion";

  public DispersionSpec {
    EnsembleUnits.of(header, network, ensemble);
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  public List<EnsembleUnit> units() {
    return EnsembleUnits.of(header, network, ensemble).list();
  }
}
