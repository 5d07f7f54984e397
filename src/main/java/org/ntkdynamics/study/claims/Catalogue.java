package org.ntkdynamics.study.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every claim that is looked at, in the order of the papers. */
public final class Catalogue {
  private static final List<Claim> CLAIMS =
      Stream.of(
              SkDefinitions.claims(),
              SkLimits.claims(),
              SkFiniteSize.claims(),
              List.of(SkDepth.claim()),
              SkPairs.claims(),
              SkParts.claims(),
              SkPairProofs.claims(),
              SkStep.claims(),
              SkRates.claims(),
              SkStepProofs.claims(),
              List.of(SkDrift.claim(), SkLabelAwareness.definition(), SkLabels.ordered()),
              SkLabels.claims(),
              SkNormLemmas.claims(),
              SkKernelLemmas.claims(),
              SkAppendix.claims(),
              figures(),
              SdClaims.claims(),
              List.of(SdLaws.claim(), SdLayers.claim()),
              SdProofs.claims())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** By their numbers. */
  private static List<Claim> figures() {
    return Stream.of(SkFigures.claims(), SkPairFigures.claims(), List.of(SkLabels.figure4()))
        .flatMap(List::stream)
        .sorted(
            Comparator.comparingInt(
                claim -> Integer.parseInt(claim.id().substring("sk-figure-".length()))))
        .toList();
  }

  /** All claims. */
  public static List<Claim> claims() {
    return CLAIMS;
  }

  /** The claim of an id. */
  public static Optional<Claim> claim(String id) {
    return CLAIMS.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }
}
