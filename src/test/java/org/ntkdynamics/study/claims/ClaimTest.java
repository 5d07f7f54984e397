package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.random.RandomStreams;

/** The verdict follows from the numbers and from nothing else. */
class ClaimTest {
  private static final Laboratory LABORATORY = new Laboratory(Effort.REDUCED, 0, 1);

  /** Uniform on [0, 2]: the mean is 1. The stream is one whose means lie well inside an error. */
  private static Measurement uniform(int draws) {
    UniformRandomProvider random = RandomStreams.stream(43, "uniform", "draws=" + draws);
    return Measurement.mean(random.doubles(draws).map(u -> 2 * u).toArray());
  }

  private static Finding mean(double predicted, int draws) {
    return Finding.of("mean of a uniform", new Rule.Equality(0.05), predicted, uniform(draws));
  }

  private static Claim claim(Claim.Examination examination) {
    Statement text =
        new Statement("here", "a statement", "claims.yaml", "the correction", "the example");
    return new Claim("id", text, false, examination);
  }

  private static ClaimRecord look(Finding... findings) {
    return claim(laboratory -> Arrays.asList(findings)).look(LABORATORY);
  }

  @Test
  void theRightPredictionHoldsAndTheWrongOneFails() {
    assertEquals(Verdict.HOLDS, look(mean(1, 20_000)).verdict());
    assertEquals(Verdict.FAILS, look(mean(1.2, 20_000)).verdict());
  }

  @Test
  void theRightCorrectionHoldsAndAWrongOneFails() {
    assertEquals(Verdict.HOLDS_AS_CORRECTED, look(mean(1.2, 20_000).orCorrected(1)).verdict());
    assertEquals(Verdict.FAILS, look(mean(1.2, 20_000).orCorrected(0.8)).verdict());
    assertEquals(
        Verdict.HOLDS_AS_CORRECTED,
        look(mean(1.2, 20_000).orCorrected(Measurement.computed(1.2))).verdict());
  }

  @Test
  void anotherStatementIsNoCorrection() {
    assertEquals(Verdict.FAILS, look(mean(1.2, 20_000).orInstead(1)).verdict());
    assertEquals(Verdict.HOLDS, look(mean(1, 20_000).orInstead(1)).verdict());
    Finding corrected = mean(1.2, 20_000).orCorrected(1);
    Finding replaced = mean(1.3, 30_000).orInstead(1);
    assertEquals(Verdict.FAILS, look(corrected, replaced).verdict());
    assertEquals(1.3, look(corrected, replaced).predicted());
  }

  @Test
  void aSettingThatAcceptsBothDecidesNothing() {
    assertTrue(look(mean(1, 20_000).orCorrected(1.001)).settings().get(0).decidesNothing());
    assertFalse(look(mean(1.2, 20_000).orCorrected(1)).settings().get(0).decidesNothing());
    assertFalse(look(mean(1, 20_000).orCorrected(1)).settings().get(0).decidesNothing());
  }

  @Test
  void thresholdsOfOursSayWhyAndWhetherTheyWereMoved() {
    Threshold threshold = Threshold.of(1, "why").movedBecause("seen");
    Judgement judged =
        look(Finding.against(threshold, "x", new Rule.Bound(true, 0), uniform(20_000)))
            .settings()
            .get(0);
    assertTrue(judged.isOurs());
    assertEquals("why", judged.threshold());
    assertEquals("seen", judged.moved());
    assertFalse(look(mean(1, 20_000)).settings().get(0).isOurs());
  }

  @Test
  void tellsWhichSamplesItDrew() {
    Claim claim =
        claim(
            laboratory -> {
              laboratory.ensemble("mine");
              return List.of(mean(1, 20_000));
            });
    assertEquals(List.of("mine"), claim.look(LABORATORY).samples());
    assertEquals(List.of(), look(mean(1, 20_000)).samples());
  }

  @Test
  void fewDrawsLeaveItUndecided() {
    assertEquals(Verdict.UNDECIDED, look(mean(1, 10)).verdict());
    assertEquals(Verdict.UNDECIDED, look(mean(1.1, 10)).verdict());
  }

  @Test
  void aCorrectionMustHoldWhereWhatIsPrintedDoesToo() {
    Finding wrong = mean(1.2, 20_000).orCorrected(1);
    Finding spoilt = mean(1, 30_000).orCorrected(1.3);
    assertEquals(Verdict.HOLDS_AS_CORRECTED, look(wrong, mean(1, 30_000)).verdict());
    assertEquals(Verdict.FAILS, look(wrong, spoilt).verdict());
    assertEquals(Verdict.HOLDS, look(mean(1, 20_000), spoilt).verdict());
    assertEquals(Verdict.UNDECIDED, look(wrong, mean(1, 10)).verdict());
  }

  @Test
  void theWorstSettingDecides() {
    ClaimRecord record = look(mean(1, 20_000), mean(1.1, 30_000), mean(1.4, 40_000));
    assertEquals(1.4, record.predicted());
    assertEquals(90_000, record.draws());
    assertEquals(3, record.settings().size());
  }

  @Test
  void severalSettingsShareTheLevel() {
    Judgement alone = look(mean(1, 1000)).settings().get(0);
    Judgement oneOfTwo = look(mean(1, 1000), mean(1, 2000)).settings().get(0);
    Judgement besideComputed =
        look(mean(1, 1000), Finding.of("known", new Rule.Within(0.1), 1, Measurement.computed(1)))
            .settings()
            .get(0);
    assertTrue(oneOfTwo.high() - oneOfTwo.low() > 1.05 * (alone.high() - alone.low()));
    assertEquals(alone.high(), besideComputed.high());
  }

  @Test
  void whatHoldsNeedsNoCorrection() {
    assertNull(look(mean(1, 20_000)).correction());
    assertNull(look(mean(1, 20_000)).example());
    assertNotNull(look(mean(1.2, 20_000)).correction());
    assertNotNull(look(mean(1.2, 20_000)).example());
  }

  @Test
  void aClaimWithoutASettingHasNoVerdict() {
    assertThrows(IllegalArgumentException.class, () -> Verdict.of(List.of()));
  }

  @Test
  void namesTheCommandThatComputesItAgain() {
    assertEquals("./ntk claims --only id --set effort=reduced", look(mean(1, 10)).command());
    assertEquals(
        "./ntk claims --only x --full --set seed=3",
        new Laboratory(Effort.FULL, 3, 1).command("x"));
  }
}
