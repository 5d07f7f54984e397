package org.ntkdynamics.study.curves;

import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.spec.EnsembleSpec;

/** The sentences of the page of a kernel-ratio run. */
final class RatioTexts {
  static final Prose PROSE = Prose.of(RatioTexts.class, "kernel-ratio.prose.ftl");

  private RatioTexts() {}

  /** The first paragraph: with the ratios at the greatest depth of the widest networks. */
  static String introduction(List<CurveData<KernelRatioRow>> curves) {
    return PROSE.say("introduction", Deepest.of(curves).introduction(row -> row.sample().value()));
  }

  static String lead(EnsembleSpec ensemble) {
    return PROSE.say("lead", Map.of("draws", EnsembleFacts.draws(ensemble)));
  }

  static String where(KernelRatioRow row) {
    return "⟨x,x̃⟩ = " + row.cosine() + ", λ = " + Numbers.brief(row.lambda());
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
