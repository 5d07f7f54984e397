package org.ntkdynamics.judge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A statement judged in all its settings together.
 *
 * @param settings every setting with what is said of it, in the order of the findings
 * @param verdict what has become of the statement
 * @param deciding the setting that decides: the worst, and of equals the one under the greatest
 *     strain
 */
public record Ruling(List<Judgement> settings, Verdict verdict, Judgement deciding) {
  /** The confidence level of a statement as a whole. */
  public static final double LEVEL = 0.99;

  public Ruling {
    settings = List.copyOf(settings);
  }

  /**
   * Judges a statement. Each drawn setting has an interval of such a level that by Bonferroni's
   * inequality all of them hold together with {@link #LEVEL}; ranges have no level.
   *
   * @throws IllegalArgumentException if there is no finding: nothing measured judges nothing
   */
  public static Ruling of(List<Finding> findings) {
    long drawn =
        findings.stream()
            .map(Finding::measured)
            .filter(measured -> measured.draws() > 0 && !measured.isRange())
            .count();
    double level = 1 - (1 - LEVEL) / Math.max(1, drawn);
    List<Judgement> settings =
        findings.stream().map(finding -> Judgement.of(finding, level)).toList();
    Verdict verdict = Verdict.of(settings);
    return new Ruling(settings, verdict, settings.get(deciding(findings, settings, verdict)));
  }

  private static int deciding(List<Finding> findings, List<Judgement> settings, Verdict verdict) {
    Comparator<Integer> worst = Comparator.comparing(i -> settings.get(i).printed());
    if (verdict == Verdict.FAILS) {
      worst =
          Comparator.<Integer, Boolean>comparing(i -> isRefuted(settings.get(i)))
              .thenComparing(worst);
    }
    return IntStream.range(0, settings.size())
        .boxed()
        .max(worst.thenComparingDouble(i -> settings.get(i).strain(findings.get(i).rule())))
        .orElseThrow();
  }

  /** Whether no correction of the same statement saves it there. */
  private static boolean isRefuted(Judgement setting) {
    boolean corrects = setting.hasCorrection() && setting.amended() != Outcome.REJECTED;
    return setting.printed() == Outcome.REJECTED
        ? !corrects
        : setting.amended() == Outcome.REJECTED;
  }
}
