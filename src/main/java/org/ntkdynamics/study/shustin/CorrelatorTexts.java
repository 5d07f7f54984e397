package org.ntkdynamics.study.shustin;

import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.spec.WeightLaw;

/** The sentences of the page of a correlators run. */
final class CorrelatorTexts {
  static final Prose PROSE = Prose.of(CorrelatorTexts.class, "correlators.prose.ftl");

  private CorrelatorTexts() {}

  static String lead(WeightLaw law, int draws) {
    return PROSE.say("lead", Map.of("draws", Numbers.count(draws), "law", SdFacts.name(law)));
  }

  static String cell(CorrelatorRow row) {
    return Numbers.readable(row.sample().value())
        + " ± "
        + Numbers.readable(row.sample().standardError());
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
