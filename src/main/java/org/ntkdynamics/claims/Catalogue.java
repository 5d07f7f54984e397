package org.ntkdynamics.claims;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every claim that is looked at, in the order of the papers. */
public final class Catalogue {
  private static final List<Claim> CLAIMS =
      Stream.of(
              SkLimits.claims(),
              SkFiniteSize.claims(),
              SkPairs.claims(),
              SkTraining.claims(),
              SkNormLemmas.claims(),
              SkKernelLemmas.claims(),
              SkAppendix.claims(),
              SkFigures.claims(),
              SkPairFigures.claims(),
              SdClaims.claims())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** All claims. */
  public static List<Claim> claims() {
    return CLAIMS;
  }

  /** The claim of an id. */
  public static Optional<Claim> claim(String id) {
    return CLAIMS.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }
}
