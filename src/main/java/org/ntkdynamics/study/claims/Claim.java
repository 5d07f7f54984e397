package org.ntkdynamics.study.claims;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;

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
 * @param isProgramCheck whether what is compared are two computations of this program, so that the
 *     paper's statement can hardly fail
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
    boolean isProgramCheck,
    Examination examination) {

  /** The spec of claims that no figure measures. */
  static final String LEDGER_SPEC = "claims.yaml";

  /** Measures a claim. */
  interface Examination {
    /** What is found in each setting; at least one. */
    List<Finding> examine(Laboratory laboratory);
  }

  static Claim sk(String id, String reference, String statement, Examination examination) {
    return new Claim(
        id, Paper.SK, reference, statement, LEDGER_SPEC, null, null, false, examination);
  }

  static Claim sd(String id, String reference, String statement, Examination examination) {
    return new Claim(
        id, Paper.SD, reference, statement, LEDGER_SPEC, null, null, false, examination);
  }

  Claim measuredBy(String file) {
    return with(file, correction, example, isProgramCheck);
  }

  Claim correctedTo(String text) {
    return with(spec, text, example, isProgramCheck);
  }

  Claim example(String text) {
    return with(spec, correction, text, isProgramCheck);
  }

  Claim checkingTheProgram() {
    return with(spec, correction, example, true);
  }

  private Claim with(
      String file, @Nullable String text, @Nullable String byHand, boolean checksProgram) {
    return new Claim(
        id, paper, reference, statement, file, text, byHand, checksProgram, examination);
  }

  /**
   * Measures the claim and judges it, see {@link Ruling#of}.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public ClaimRecord look(Laboratory laboratory) {
    Set<String> samples = Collections.synchronizedSet(new TreeSet<>());
    Ruling ruling = Ruling.of(examination.examine(laboratory.telling(samples::add)));
    Judgement deciding = ruling.deciding();
    boolean holds = ruling.verdict() == Verdict.HOLDS;
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
        Ruling.LEVEL,
        ruling.settings().stream().mapToLong(Judgement::draws).sum(),
        ruling.verdict(),
        holds ? null : correction,
        holds ? null : example,
        "experiments/" + spec,
        laboratory.command(id),
        ruling.settings(),
        isProgramCheck ? Boolean.TRUE : null,
        List.copyOf(samples));
  }
}
