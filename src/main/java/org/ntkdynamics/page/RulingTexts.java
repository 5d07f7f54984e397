package org.ntkdynamics.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Outcome;
import org.ntkdynamics.judge.Ruling;

/** What a ruling comes to, in words: no page says by itself what holds or fails. */
public final class RulingTexts {
  private RulingTexts() {}

  /** A statement with what has become of it; empty if nothing was found, which judges nothing. */
  public static Optional<Page.Fact> fact(String statement, List<Finding> findings) {
    return sentence(findings).map(sentence -> SpecFacts.fact(statement, sentence));
  }

  /** What has become of a statement; empty if nothing was found. */
  public static Optional<String> sentence(List<Finding> findings) {
    return findings.isEmpty() ? Optional.empty() : Optional.of(sentence(Ruling.of(findings)));
  }

  /** The verdict with what decided it, by which rule and against which threshold. */
  public static String sentence(Ruling ruling) {
    Judgement deciding = ruling.deciding();
    return ruling.verdict().words()
        + ": "
        + deciding.setting()
        + " is "
        + Numbers.readable(deciding.measured())
        + " ("
        + Numbers.readable(deciding.low())
        + " to "
        + Numbers.readable(deciding.high())
        + "), by the rule “"
        + deciding.rule()
        + "”, against "
        + Numbers.readable(deciding.predicted())
        + instead(deciding)
        + "."
        + threshold(deciding)
        + settings(ruling.settings());
  }

  private static String instead(Judgement deciding) {
    Double corrected = deciding.corrected();
    return corrected == null || corrected == deciding.predicted()
        ? ""
        : ", where " + Numbers.readable(corrected) + " is right";
  }

  private static String threshold(Judgement deciding) {
    return deciding.threshold() == null
        ? ""
        : " The threshold is ours: " + deciding.threshold() + moved(deciding.moved()) + ".";
  }

  private static String moved(@Nullable String moved) {
    return moved == null ? "" : " (moved after data had been seen: " + moved + ")";
  }

  private static String settings(List<Judgement> settings) {
    if (settings.size() == 1) {
      return "";
    }
    return " Of "
        + Numbers.count(settings.size())
        + " settings "
        + counts(settings.stream().map(Judgement::printed).toList(), "it")
        + (settings.stream().anyMatch(Judgement::hasCorrection)
            ? ", and "
                + counts(settings.stream().map(Judgement::amended).toList(), "the correction")
            : "")
        + "; all intervals hold together with "
        + Numbers.brief(100 * Ruling.LEVEL)
        + " %.";
  }

  private static String counts(List<Outcome> outcomes, String what) {
    return String.format(
        "%s accept %s, %s leave it open and %s reject it",
        count(outcomes, Outcome.ACCEPTED),
        what,
        count(outcomes, Outcome.OPEN),
        count(outcomes, Outcome.REJECTED));
  }

  private static String count(List<Outcome> outcomes, Outcome which) {
    return Numbers.count(outcomes.stream().filter(outcome -> outcome == which).count());
  }
}
