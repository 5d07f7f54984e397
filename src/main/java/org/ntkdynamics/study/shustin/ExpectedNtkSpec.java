package org.ntkdynamics.study.shustin;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * Mean and variance of the entries {@code K_αβ} of the NTK along depth: Theorems 1.1 and 2.2 and
 * Corollary 1.1 of Shustin &amp; Dogariu 2022.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 */
public record ExpectedNtkSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    SdNetworkSpec network,
    PairSampling ensemble)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "expected-ntk";

  public ExpectedNtkSpec {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    SdUnit.check(seed, network, ensemble);
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  public List<SdUnit> units() {
    return SdUnit.of(seed, network, ensemble);
  }
}
