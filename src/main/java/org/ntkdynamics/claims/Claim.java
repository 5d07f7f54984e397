package org.ntkdynamics.claims;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A claim of a paper, and how to look at it. Immutable.
 *
 * @param id its name
 * @param paper whose it is
 * @param reference where it stands there
 * @param statement what it says, in plain notation
 * @param spec the spec file in {@code experiments/} that measures it in full
 * @param correction what is right instead, shown where the verdict is not that it holds; null if
 *     none is known
 * @param example the smallest example that can be checked by hand; null if there is none
 * @param examination measures it
 */
public record Claim(
    String id,
    Paper paper,
    String reference,
    String statement,
    String spec,
    @Nullable String correction,
    @Nullable String example,
    Examination examination) {
  /** The confidence level of a claim as a whole. */
  public static final double LEVEL = 0.99;

  /** The spec of claims that no figure measures. */
  static final String LEDGER_SPEC = "claims.yaml";

  /** Measures a claim. */
  interface Examination {
    /** What is found in each setting; at least one. */
    List<Finding> examine(Laboratory laboratory);
  }

  static Claim sk(String id, String reference, String statement, Examination examination) {
    return new Claim(id, Paper.SK, reference, statement, LEDGER_SPEC, null, null, examination);
  }

  static Claim sd(String id, String reference, String statement, Examination examination) {
    return new Claim(id, Paper.SD, reference, statement, LEDGER_SPEC, null, null, examination);
  }

  Claim measuredBy(String file) {
    return new Claim(id, paper, reference, statement, file, correction, example, examination);
  }

  Claim correctedTo(String text) {
    return new Claim(id, paper, reference, statement, spec, text, example, examination);
  }

  Claim example(String text) {
    return new Claim(id, paper, reference, statement, spec, correction, text, examination);
  }

  /** Which setting decides: the worst, and of equals the one under the greatest strain. */
  private static int deciding(
      List<Finding> findings, List<SettingRecord> settings, Verdict verdict) {
    Comparator<Integer> worst = Comparator.comparing(i -> settings.get(i).printed());
    if (verdict == Verdict.FAILS) {
      worst =
          Comparator.<Integer, Outcome>comparing(i -> settings.get(i).amended())
              .thenComparing(worst);
    }
    return IntStream.range(0, settings.size())
        .boxed()
        .max(worst.thenComparingDouble(i -> settings.get(i).strain(findings.get(i).rule())))
        .orElseThrow();
  }

  /**
   * Measures the claim and judges it. Each drawn setting has an interval of such a level that by
   * Bonferroni's inequality all of them hold together with {@link #LEVEL}.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public ClaimRecord look(Laboratory laboratory) {
    List<Finding> findings = examination.examine(laboratory);
    long drawn = findings.stream().filter(finding -> finding.measured().draws() > 0).count();
    double level = 1 - (1 - LEVEL) / Math.max(1, drawn);
    List<SettingRecord> settings =
        findings.stream().map(finding -> SettingRecord.of(finding, level)).toList();
    Verdict verdict = Verdict.of(settings);
    SettingRecord deciding = settings.get(deciding(findings, settings, verdict));
    boolean holds = verdict == Verdict.HOLDS;
    return new ClaimRecord(
        id,
        paper,
        reference,
        statement,
        deciding.setting(),
        deciding.predicted(),
        deciding.measured(),
        deciding.low(),
        deciding.high(),
        LEVEL,
        settings.stream().mapToLong(SettingRecord::draws).sum(),
        verdict,
        holds ? null : correction,
        holds ? null : example,
        "experiments/" + spec,
        laboratory.command(id),
        settings);
  }
}
