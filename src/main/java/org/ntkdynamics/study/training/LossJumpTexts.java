package org.ntkdynamics.study.training;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.LossJump;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Prose;

/** What a page says of trainings whose loss jumps back. */
final class LossJumpTexts {
  /** How many jumps of a network are told one by one: the highest. */
  static final int MOST = 4;

  private static final Prose PROSE = Prose.of(LossJumpTexts.class, "loss-jumps.prose.ftl");

  /** The rule, for the conventions of a page. */
  static final String RULE = PROSE.say("rule");

  private LossJumpTexts() {}

  /** What a reader must know of a network; nothing if its loss never jumps. */
  static Optional<Page.Notice> notice(UnitData unit) {
    List<LossJump> jumps = unit.lossJumps();
    if (jumps.isEmpty()) {
      return Optional.empty();
    }
    List<String> told = highest(jumps).stream().map(LossJumpTexts::jump).toList();
    return Optional.of(
        new Page.Notice(
            false,
            Notation.html(unit.label()),
            PROSE.say(
                "ofOne",
                Map.of("jumps", told, "lower", Numbers.count(jumps.size() - told.size())))));
  }

  /** The same of many networks in one notice, of which some are named. */
  static Optional<Page.Notice> notice(List<UnitData> units, int named) {
    List<String> told =
        units.stream()
            .filter(unit -> !unit.lossJumps().isEmpty())
            .map(unit -> unit.unit().key() + " " + jump(highest(unit.lossJumps()).get(0)))
            .toList();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    List<String> some = told.stream().limit(named).toList();
    return Optional.of(
        new Page.Notice(
            false,
            Notation.html(told.size() + " of " + units.size() + " networks"),
            PROSE.say(
                "ofMany",
                Map.of("jumps", some, "more", Numbers.count(told.size() - some.size())))));
  }

  /** The highest jumps of a network, by step. */
  static List<LossJump> highest(List<LossJump> jumps) {
    return jumps.stream()
        .sorted(Comparator.comparingDouble(LossJump::toLoss).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingInt(LossJump::toStep))
        .toList();
  }

  /** From where to where, and how long. */
  static String jump(LossJump jump) {
    return PROSE.say(
        "jump",
        Map.of(
            "fromLoss", Numbers.readable(jump.fromLoss()),
            "fromStep", Numbers.count(jump.fromStep()),
            "toLoss", Numbers.readable(jump.toLoss()),
            "toStep", Numbers.count(jump.toStep()),
            "back", jump.back().isPresent() ? Numbers.count(jump.back().getAsInt()) : ""));
  }
}
