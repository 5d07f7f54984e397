package org.ntkdynamics.study.curves;

import java.util.List;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Prose;

/** The sentences of the page of a kernel-ratio run. */
final class RatioTexts {
  static final Prose PROSE = Prose.of(RatioTexts.class, "kernel-ratio.prose.ftl");

  private RatioTexts() {}

  static String where(KernelRatioRow row) {
    return "⟨x,x̃⟩ = " + row.cosine() + ", λ = " + Numbers.brief(row.lambda());
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
