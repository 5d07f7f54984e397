package org.ntkdynamics.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Outcome;
import org.ntkdynamics.judge.Ruling;

/** What a ruling comes to, in words: no page says by itself what holds or fails. */
public final class RulingTexts {
  private static final Prose PROSE = Prose.of(RulingTexts.class, "ruling.prose.ftl");

  private RulingTexts() {}

  /** A statement with what has become of it; empty if nothing was found, which judges nothing. */
  public static Optional<Page.Fact> fact(String statement, List<Finding> findings) {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(fact(statement, Ruling.of(findings), ""));
  }

  /**
   * A statement with the verdict on it, and what decided.
   *
   * @param more what is said after that; empty for nothing
   */
  public static Page.Fact fact(String statement, Ruling ruling, String more) {
    return new Page.Fact(
        Notation.html(statement),
        Page.Badge.of(ruling.verdict()),
        Notation.html((sentence(ruling) + ' ' + more).strip()));
  }

  /** What decided, by which rule and against which threshold. */
  private static String sentence(Ruling ruling) {
    Judgement deciding = ruling.deciding();
    Map<String, Object> about = new HashMap<>();
    about.put("setting", deciding.setting());
    about.put("measured", Numbers.readable(deciding.measured()));
    about.put("low", Numbers.readable(deciding.low()));
    about.put("high", Numbers.readable(deciding.high()));
    about.put("rule", deciding.rule());
    about.put("predicted", Numbers.readable(deciding.predicted()));
    Double corrected = deciding.corrected();
    if (corrected != null && corrected != deciding.predicted()) {
      about.put("corrected", Numbers.readable(corrected));
    }
    about.put("threshold", deciding.threshold());
    about.put("moved", deciding.moved());
    if (ruling.settings().size() > 1) {
      about.putAll(settings(ruling.settings()));
    }
    return PROSE.say("ruling", about);
  }

  private static Map<String, Object> settings(List<Judgement> settings) {
    Map<String, Object> about = new HashMap<>();
    about.put("settings", Numbers.count(settings.size()));
    about.put("printed", counts(settings, Judgement::printed));
    if (settings.stream().anyMatch(Judgement::hasCorrection)) {
      about.put("amended", counts(settings, Judgement::amended));
    }
    about.put("level", Numbers.brief(100 * Ruling.LEVEL));
    return about;
  }

  private static Map<String, String> counts(
      List<Judgement> settings, Function<Judgement, Outcome> of) {
    List<Outcome> outcomes = settings.stream().map(of).toList();
    return Map.of(
        "accept", count(outcomes, Outcome.ACCEPTED),
        "open", count(outcomes, Outcome.OPEN),
        "reject", count(outcomes, Outcome.REJECTED));
  }

  private static String count(List<Outcome> outcomes, Outcome which) {
    return Numbers.count(outcomes.stream().filter(outcome -> outcome == which).count());
  }
}
