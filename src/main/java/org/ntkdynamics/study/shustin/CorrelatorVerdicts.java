package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.study.Estimates;

/** What a correlators run comes to, statement by statement. */
final class CorrelatorVerdicts {
  private final CorrelatorsSpec config;
  private final List<CorrelatorPageBuilder.Seen> seen;

  CorrelatorVerdicts(CorrelatorsSpec config, List<CorrelatorPageBuilder.Seen> seen) {
    this.config = config;
    this.seen = seen;
  }

  List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    RulingTexts.fact("Theorem 2.1, first layer", theorem()).ifPresent(facts::add);
    for (WeightLaw law : config.network().law()) {
      if (!law.equals(WeightLaw.GAUSSIAN)) {
        RulingTexts.fact("(π − θ)/(2π), first layer, " + SdFacts.name(law) + " weights", first(law))
            .ifPresent(facts::add);
      }
    }
    RulingTexts.fact("Deep layers tend to ¼ (conjecture)", conjecture()).ifPresent(facts::add);
    return facts;
  }

  /** The cap formula against the angle, and against the samples of Gaussian weights. */
  private List<Finding> theorem() {
    Map<String, Finding> formulas = new LinkedHashMap<>();
    List<Finding> samples = new ArrayList<>();
    for (CorrelatorPageBuilder.Seen point : seen) {
      double cap = point.row().capFormula();
      if (point.isFirst() && !Double.isNaN(cap)) {
        String where = "n₀ = " + point.unit().input() + ", " + SdFacts.cosine(point.row().cosine());
        formulas.put(
            where,
            SdStatements.capFormula(where + ": (π − θ)/(2π)", cap, point.row().infiniteWidth()));
        if (point.isGaussian() && varies(point)) {
          samples.add(SdStatements.firstLayer(share(point), cap, measured(point)));
        }
      }
    }
    List<Finding> findings = new ArrayList<>(formulas.values());
    findings.addAll(samples);
    return findings;
  }

  private List<Finding> first(WeightLaw law) {
    return seen.stream()
        .filter(point -> point.isFirst() && point.unit().law().equals(law) && varies(point))
        .map(
            point ->
                SdStatements.firstLayer(share(point), point.row().infiniteWidth(), measured(point)))
        .toList();
  }

  /** The deepest layer of each curve but those of inputs along one line. */
  private List<Finding> conjecture() {
    int last = config.network().hiddenLayers().get(0);
    return seen.stream()
        .filter(point -> point.row().layer() == last && Math.abs(point.row().cosine()) < 1)
        .filter(CorrelatorVerdicts::varies)
        .map(
            point ->
                SdStatements.conjecture(
                    SdFacts.name(point.unit().law())
                        + " weights, "
                        + point.where()
                        + ": correlator of deep layers, at least this one’s",
                    SdStatements.limitBeyond(measured(point))))
        .toList();
  }

  private static boolean varies(CorrelatorPageBuilder.Seen point) {
    return point.row().sample().standardError() > 0;
  }

  private static String share(CorrelatorPageBuilder.Seen point) {
    return point.where() + ": share of units active for both";
  }

  private static Measurement measured(CorrelatorPageBuilder.Seen point) {
    return Estimates.ratio(point.row().sample(), point.row().draws());
  }
}
