package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.Varied;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Theorem;
import org.ntkdynamics.study.Estimates;

/** What a dispersion run comes to, statement by statement. */
final class DispersionVerdicts {
  private final DispersionTexts texts;
  private final Theorem theorem;
  private final Varied sweep;
  private final List<Line<DispersionRow>> lines;

  /**
   * Looks at the curves of a page.
   *
   * @param sweep what tells the curves of a chart apart
   */
  DispersionVerdicts(
      DispersionTexts texts, Theorem theorem, Varied sweep, List<Line<DispersionRow>> lines) {
    this.texts = texts;
    this.theorem = theorem;
    this.sweep = sweep;
    this.lines = lines;
  }

  List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    Deviations deviations = Deviations.of(lines);
    deviations.largest().ifPresent(worst -> facts.add(sample(deviations, worst)));
    RulingTexts.fact(texts.theoremName() + ", as a figure is read", figure()).ifPresent(facts::add);
    facts.add(texts.theoremErrors(true, lines));
    facts.add(texts.theoremErrors(false, lines));
    return facts;
  }

  private Page.Fact sample(Deviations deviations, Deviations.Worst worst) {
    String statement = "Sample and exact value";
    String largest = oneDecimal(worst.size());
    List<Finding> samples = samples();
    return samples.isEmpty()
        ? Page.Fact.of(statement, texts.unjudged(largest, where(worst)))
        : RulingTexts.fact(statement, Ruling.of(samples), said(deviations, largest, where(worst)));
  }

  private static String said(Deviations deviations, String largest, String where) {
    return DispersionTexts.PROSE.say(
        "deviations",
        Map.of(
            "settled", Numbers.count(deviations.settled()),
            "points", Numbers.count(deviations.points()),
            "largestSettled",
                deviations
                    .largestSettled()
                    .map(settled -> oneDecimal(settled.size()))
                    .orElse(Numbers.UNDEFINED),
            "expected", oneDecimal(deviations.expected()),
            "held", percent(deviations.held(), deviations.points()),
            "largest", largest,
            "where", where));
  }

  /** The settled points, each against its exact value. */
  private List<Finding> samples() {
    return lines.stream()
        .flatMap(
            line ->
                line.rows().stream()
                    .filter(row -> !Double.isNaN(row.deviation()) && Deviations.isSettled(row))
                    .map(row -> sample(line.place().unit(), row)))
        .toList();
  }

  private static Finding sample(EnsembleUnit unit, DispersionRow row) {
    return FigureStatement.sample(
        CurveSetting.at(unit, row.depth(), 1) + ": dispersion, sampled",
        row.theory().exact(),
        row.theory().exactStandardError(),
        row.sample().value(),
        row.draws());
  }

  /** The curves of Θ(x,x) for which the theorem is stated. */
  private List<Finding> figure() {
    List<Finding> findings = new ArrayList<>();
    for (Line<DispersionRow> line : lines) {
      EnsembleUnit unit = line.place().unit();
      findings.addAll(
          FigureStatement.curve(
              line.rows().stream()
                  .filter(row -> row.cosine() == 1 && !Double.isNaN(printed(row)))
                  .map(row -> point(unit, row))
                  .toList()));
    }
    return findings;
  }

  private FigureStatement.Point point(EnsembleUnit unit, DispersionRow row) {
    return new FigureStatement.Point(
        count -> CurveSetting.worst(unit, row.depth(), 1, count),
        printed(row),
        corrected(unit, row),
        OptionalDouble.of(row.theory().exact()),
        row.sample().exists()
            ? Optional.of(Estimates.dispersion(row.sample(), row.draws()))
            : Optional.empty());
  }

  private double printed(DispersionRow row) {
    return texts.value(true).applyAsDouble(row);
  }

  private @Nullable Double corrected(EnsembleUnit unit, DispersionRow row) {
    return theorem == Theorem.LIMIT
        ? row.theory().limitCorrected()
        : DispersionTheory.theorem32Corrected(unit, row.depth());
  }

  String where(Deviations.Worst worst) {
    return sweep.label(worst.line().place()) + ", λ = " + Numbers.brief(worst.row().lambda());
  }

  static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
