package org.ntkdynamics.study.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Verdict;

/**
 * A claim as it stands in the ledger.
 *
 * @param id its name
 * @param paper whose it is
 * @param reference where it stands there
 * @param statement what it says
 * @param setting the setting that decides: the worst one
 * @param predicted what is printed, there
 * @param measured what was measured, there
 * @param low the lower end of its interval
 * @param high the upper end; ∞ where the sample could not bound it
 * @param level the confidence level of all settings of the claim together
 * @param draws how many draws went into all settings together
 * @param verdict what has become of the claim
 * @param correction what is right instead; null where nothing needs correcting
 * @param example the smallest example in which it fails that can be checked by hand; null if there
 *     is none
 * @param spec the spec that measures it in full
 * @param command the command that computes this record again
 * @param settings every setting
 * @param programCheck true where two computations of this program are compared, so that the paper's
 *     statement can hardly fail; else null
 * @param samples the names of the random samples it was judged by; claims that share one do not err
 *     independently; null in older files
 */
public record ClaimRecord(
    String id,
    Paper paper,
    String reference,
    String statement,
    String setting,
    double predicted,
    double measured,
    double low,
    double high,
    double level,
    long draws,
    Verdict verdict,
    @Nullable String correction,
    @Nullable String example,
    String spec,
    String command,
    List<Judgement> settings,
    @Nullable Boolean programCheck,
    @Nullable List<String> samples) {
  /** Its file in the unit of its claim. */
  public static final String FILE = "claim.json";

  public ClaimRecord {
    settings = List.copyOf(settings);
    samples = samples == null ? null : List.copyOf(samples);
  }
}
