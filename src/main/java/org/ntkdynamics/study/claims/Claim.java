package org.ntkdynamics.study.claims;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;

/**
 * A claim of a paper, and how to look at it. Immutable.
 *
 * @param id its name
 * @param text what the paper says
 * @param isProgramCheck whether what is compared are two computations of this program, so that the
 *     paper's statement can hardly fail
 * @param examination measures it
 */
public record Claim(String id, Statement text, boolean isProgramCheck, Examination examination) {

  /** Measures a claim. */
  interface Examination {
    /** What is found in each setting; at least one. */
    List<Finding> examine(Laboratory laboratory);
  }

  /**
   * A claim whose text stands in {@code statements.yaml}.
   *
   * @param id its name there
   */
  static Claim of(String id, Examination examination) {
    return new Claim(id, Statement.of(id), false, examination);
  }

  /** The same, of which the paper's statement can hardly fail. */
  Claim checkingTheProgram() {
    return new Claim(id, text, true, examination);
  }

  /** Whose it is. */
  public Paper paper() {
    return id.startsWith("sd-") ? Paper.SD : Paper.SK;
  }

  /**
   * Measures the claim and judges it, see {@link Ruling#of}.
   *
   * @throws java.util.concurrent.CancellationException if the laboratory is asked to stop
   */
  public ClaimRecord look(Laboratory laboratory) {
    Set<String> samples = Collections.synchronizedSet(new TreeSet<>());
    Ruling ruling = Ruling.of(examination.examine(laboratory.telling(samples::add)));
    Judgement deciding = ruling.deciding();
    boolean holds = ruling.verdict() == Verdict.HOLDS;
    return new ClaimRecord(
        id,
        paper(),
        text.reference(),
        text.statement(),
        deciding.setting(),
        deciding.predicted(),
        deciding.measured(),
        deciding.low(),
        deciding.high(),
        Ruling.LEVEL,
        ruling.settings().stream().mapToLong(Judgement::draws).sum(),
        ruling.verdict(),
        holds ? null : text.correction(),
        holds ? null : text.example(),
        "experiments/" + text.spec(),
        laboratory.command(id),
        ruling.settings(),
        isProgramCheck ? Boolean.TRUE : null,
        List.copyOf(samples));
  }
}
