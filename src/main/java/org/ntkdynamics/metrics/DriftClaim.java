package org.ntkdynamics.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Seleznova & Kutyniok 2022 say of Seleznova & Kutyniok 2021, below Theorem 4.1: "the relative
 * change of the NTK during training on MNIST is significant and grows with depth in the chaotic
 * phase and at the EOC but not in the ordered phase".
 *
 * @param ordered the trends measured in the ordered phase
 * @param edgeOfChaos those at the edge of chaos
 * @param chaotic those in the chaotic phase
 */
public record DriftClaim(
    List<DepthTrend> ordered, List<DepthTrend> edgeOfChaos, List<DepthTrend> chaotic) {
  public DriftClaim {
    ordered = List.copyOf(ordered);
    edgeOfChaos = List.copyOf(edgeOfChaos);
    chaotic = List.copyOf(chaotic);
  }

  /** What comes of a claim. */
  public enum Verdict {
    /** Every trend is as the claim says. */
    HOLDS,
    /** A trend is not. */
    FAILS,
    /** A phase has no trend. */
    UNTESTED
  }

  /**
   * Holds if all trends of the chaotic phase and of the edge of chaos grow with depth and are
   * significant, and none of the ordered phase does both.
   */
  public Verdict verdict() {
    if (ordered.isEmpty() || edgeOfChaos.isEmpty() || chaotic.isEmpty()) {
      return Verdict.UNTESTED;
    }
    boolean grow =
        Stream.concat(edgeOfChaos.stream(), chaotic.stream())
            .allMatch(DepthTrend::growsSignificantly);
    boolean rests = ordered.stream().noneMatch(DepthTrend::growsSignificantly);
    return grow && rests ? Verdict.HOLDS : Verdict.FAILS;
  }
}
