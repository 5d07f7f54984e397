package org.ntkdynamics.study.shustin;

import java.util.List;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.Spec;

/**
 * Mean and variance of the entries {@code K_αβ} of the NTK along depth: Theorems 1.1 and 2.2 and
 * Corollary 1.1 of Shustin &amp; Dogariu 2022.
 *
 * @param header {@link #KIND}, name and seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 */
public record ExpectedNtkSpec(Header header, SdNetworkSpec network, PairSampling ensemble)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "expected-ntk";

  public ExpectedNtkSpec {
    SdUnit.check(header, network, ensemble);
  }

  /** The curves to draw: every combination of the swept values, seeds outermost. */
  public List<SdUnit> units() {
    return SdUnit.of(header, network, ensemble);
  }
}
