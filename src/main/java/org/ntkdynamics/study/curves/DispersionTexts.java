package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.spec.Theorem;

/** What the page of a dispersion run says of the paper's theorem, and its other sentences. */
final class DispersionTexts {
  static final Prose PROSE = Prose.of(DispersionTexts.class, "dispersion.prose.ftl");

  private final DispersionSpec config;

  DispersionTexts(DispersionSpec config) {
    this.config = config;
  }

  /** The first paragraph: with the dispersions at the greatest depth of the widest networks. */
  static String introduction(List<CurveData<DispersionRow>> curves) {
    Deepest<DispersionRow> deepest = Deepest.of(curves);
    Map<String, String> about = new HashMap<>(deepest.introduction(row -> row.theory().exact()));
    about.put("sampled", deepest.said(row -> row.sample().value()));
    return PROSE.say("introduction", about);
  }

  /** The theorem that is drawn. */
  String theoremName() {
    return config.theorem() == Theorem.LIMIT ? "Theorem 3.1" : "Theorem 3.2";
  }

  /** The theorem as printed, or as put right. */
  String theorem(boolean asPrinted) {
    if (config.theorem() == Theorem.LIMIT) {
      return asPrinted ? "Theorem 3.1 as printed" : "Theorem 3.1 corrected";
    }
    return asPrinted ? "Theorem 3.2 as printed" : "Theorem 3.2 with factor 2";
  }

  /** Its value at a depth. */
  ToDoubleFunction<DispersionRow> value(boolean asPrinted) {
    if (config.theorem() == Theorem.LIMIT) {
      return asPrinted ? row -> row.theory().limitPrinted() : row -> row.theory().limitCorrected();
    }
    return asPrinted
        ? row -> row.theory().theorem32Printed()
        : row -> row.theory().theorem32FactorTwo();
  }

  /** What is said of the samples of a run without any settled point. */
  String unjudged(String largest, String where) {
    return PROSE.say("unjudged", Map.of("largest", largest, "where", where));
  }

  /** What {@link #errors} stands under. */
  String errorHeading() {
    return ", % off: ordered / edge / chaotic";
  }

  /** The largest error at the greatest depths, phase by phase. */
  String errors(List<Line<DispersionRow>> lines, boolean asPrinted) {
    return Stream.of(Phase.values())
        .map(phase -> relative(worstAtTheEnd(of(phase, lines), asPrinted)).replace(" %", ""))
        .collect(Collectors.joining(" / "));
  }

  private static List<Line<DispersionRow>> of(Phase phase, List<Line<DispersionRow>> lines) {
    return lines.stream().filter(line -> Phase.of(line.place().unit().sigmaW2()) == phase).toList();
  }

  /** Its error at the greatest depths, the largest in magnitude, relative to the exact value. */
  private double worstAtTheEnd(List<Line<DispersionRow>> lines, boolean asPrinted) {
    double worst = Double.NaN;
    for (Line<DispersionRow> line : lines) {
      if (!line.rows().isEmpty()) {
        DispersionRow last = line.rows().get(line.rows().size() - 1);
        double error = value(asPrinted).applyAsDouble(last) / last.theory().exact() - 1;
        worst = Double.isNaN(worst) || Math.abs(error) > Math.abs(worst) ? error : worst;
      }
    }
    return worst;
  }

  /** How far the theorem is off at the greatest λ. */
  Page.Fact theoremErrors(boolean asPrinted, List<Line<DispersionRow>> lines) {
    int widest = lines.stream().mapToInt(line -> line.place().unit().width()).max().orElse(0);
    List<Line<DispersionRow>> wide =
        lines.stream().filter(line -> line.place().unit().width() == widest).toList();
    List<String> errors = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      double worst = worstAtTheEnd(of(phase, wide), asPrinted);
      if (!Double.isNaN(worst)) {
        errors.add(relative(worst) + " (" + phase.label() + ")");
      }
    }
    String off =
        PROSE.say("theoremErrors", Map.of("width", Numbers.count(widest), "errors", errors));
    return Page.Fact.of(theorem(asPrinted), off);
  }

  /** A relative error as a percentage with its sign. */
  String relative(double error) {
    if (Double.isNaN(error)) {
      return Numbers.UNDEFINED;
    }
    String text = String.format(Locale.ROOT, "%+.1f %%", 100 * error).replace('-', '−');
    return text.endsWith("0.0 %") && text.length() == 6 ? "0.0 %" : text;
  }

  String lead() {
    if (config.ensemble().sampler() == SamplerKind.NONE) {
      return PROSE.say("theoryAlone");
    }
    return PROSE.say("lead", Map.of("draws", EnsembleFacts.draws(config.ensemble())));
  }

  /**
   * What stands below the figure.
   *
   * @param coloured whether the limits have the colours of their curves
   */
  String caption(boolean coloured) {
    boolean limit = config.theorem() == Theorem.LIMIT;
    return PROSE.say("caption", Map.of("limit", limit, "coloured", coloured));
  }

  List<Page.Fact> conventions() {
    boolean tapered = config.network().shape().stream().anyMatch(shape -> shape != Shape.CONSTANT);
    return PROSE.facts("conventions", Map.of("tapered", tapered));
  }
}
