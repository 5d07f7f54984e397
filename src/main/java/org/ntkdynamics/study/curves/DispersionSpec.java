package org.ntkdynamics.study.curves;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.EnsembleUnits;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.Theorem;

/**
 * The dispersion of the NTK at initialisation along depth: Figures 1, 2, 5, 6, 7, 8 and 10 of
 * Seleznova &amp; Kutyniok 2022.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 * @param theorem which of the paper's statements the report draws beside them
 */
public record DispersionSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    EnsembleNetworkSpec network,
    EnsembleSpec ensemble,
    Theorem theorem)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "dispersion";

  public DispersionSpec {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    EnsembleUnits.check(seed, network, ensemble);
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  public List<EnsembleUnit> units() {
    return EnsembleUnits.of(seed, network, ensemble);
  }
}
