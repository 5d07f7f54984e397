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

  /** The first paragraph: with the shares in the deepest layer. */
  static String introduction(List<SdData<CorrelatorRow>> curves) {
    List<CorrelatorRow> all = curves.stream().flatMap(curve -> curve.rows().stream()).toList();
    int layer = all.stream().mapToInt(CorrelatorRow::layer).max().orElse(0);
    var shares =
        all.stream()
            .filter(row -> row.layer() == layer)
            .mapToDouble(row -> row.sample().value())
            .summaryStatistics();
    return PROSE.say(
        "introduction",
        all.isEmpty()
            ? Map.of("low", "")
            : Map.of(
                "layer", Integer.toString(layer),
                "low", Numbers.threeDigits(shares.getMin()),
                "high", Numbers.threeDigits(shares.getMax())));
  }

  static String lead(WeightLaw law, int draws) {
    return PROSE.say("lead", Map.of("draws", Numbers.count(draws), "law", SdFacts.name(law)));
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
