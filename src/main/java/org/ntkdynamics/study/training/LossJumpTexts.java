package org.ntkdynamics.study.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.LossJump;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;

/** What a page says of trainings whose loss jumps back. */
final class LossJumpTexts {
  /** How many jumps of a network are told one by one: the highest. */
  static final int MOST = 4;

  private LossJumpTexts() {}

  /** The rule, for the conventions of a page. */
  static final String RULE =
      "The training loss rises to at least twice its least value so far and gives back at least a"
          + " tenth of what it had come down since the first loss known. Told are the last step"
          + " before the rise, its highest point, and when the loss is below twice that least value"
          + " again.";

  /** What a reader must know of a network; nothing if its loss never jumps. */
  static Optional<Page.Notice> notice(UnitData unit) {
    List<LossJump> jumps = unit.lossJumps();
    if (jumps.isEmpty()) {
      return Optional.empty();
    }
    String told =
        highest(jumps).stream().map(LossJumpTexts::jump).collect(Collectors.joining("; "));
    String more = jumps.size() > MOST ? "; and " + (jumps.size() - MOST) + " lower ones" : "";
    return Optional.of(
        new Page.Notice(
            false,
            Notation.html(unit.label()),
            "loses what it had learnt: its training loss jumps " + told + more + "."));
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
    String more = told.size() > named ? "; and " + (told.size() - named) + " more" : "";
    return Optional.of(
        new Page.Notice(
            false,
            Notation.html(told.size() + " of " + units.size() + " networks"),
            "lose what they had learnt, their training loss jumps: "
                + told.stream().limit(named).collect(Collectors.joining("; "))
                + more
                + "."));
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
    String back =
        jump.back().isPresent()
            ? " (back at step " + Numbers.count(jump.back().getAsInt()) + ")"
            : " (and does not come back)";
    return "from "
        + Numbers.readable(jump.fromLoss())
        + " at step "
        + Numbers.count(jump.fromStep())
        + " to "
        + Numbers.readable(jump.toLoss())
        + " at step "
        + Numbers.count(jump.toStep())
        + back;
  }
}
