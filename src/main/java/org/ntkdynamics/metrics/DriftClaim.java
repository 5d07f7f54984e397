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
    /** A trend is against it. */
    FAILS,
    /** No trend is against it, but one is too uncertain to be for it. */
    UNDECIDED,
    /** A phase has no trend. */
    UNTESTED
  }

  /**
   * Holds if all trends of the chaotic phase and of the edge of chaos grow with depth and are
   * significant in the deepest networks, and none of the ordered phase is significant in its
   * deepest or shallowest networks. Fails if one of the ordered phase is, or if one of the others
   * shrinks with depth or has an interval in the deepest networks that lies below {@link
   * DepthTrend#SIGNIFICANT}.
   */
  public Verdict verdict() {
    if (ordered.isEmpty() || edgeOfChaos.isEmpty() || chaotic.isEmpty()) {
      return Verdict.UNTESTED;
    }
    List<DepthTrend> others = Stream.concat(edgeOfChaos.stream(), chaotic.stream()).toList();
    if (ordered.stream().anyMatch(DepthTrend::isSignificantAnywhere)
        || others.stream().anyMatch(DriftClaim::isAgainst)) {
      return Verdict.FAILS;
    }
    boolean grow = others.stream().allMatch(DepthTrend::growsSignificantly);
    return grow ? Verdict.HOLDS : Verdict.UNDECIDED;
  }

  private static boolean isAgainst(DepthTrend trend) {
    return trend.shrinks() || trend.deepest().high() < DepthTrend.SIGNIFICANT;
  }
}
