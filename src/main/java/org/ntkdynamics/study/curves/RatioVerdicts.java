package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.PairStatements;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.study.Estimates;

/** What a kernel-ratio run comes to, statement by statement; nothing where no network is deep. */
final class RatioVerdicts {
  private RatioVerdicts() {}

  static List<Page.Fact> list(List<CurveData<KernelRatioRow>> curves) {
    List<Finding> bound = new ArrayList<>();
    List<Finding> ratio = new ArrayList<>();
    for (CurveData<KernelRatioRow> curve : curves) {
      for (KernelRatioRow row : curve.rows()) {
        if (row.sample().standardError() > 0 && row.lambda() >= PairStatements.DEEP) {
          EnsembleUnit unit = curve.unit();
          String setting =
              CurveSetting.at(unit, row.depth(), row.cosine()) + ": E[Θ(x,x̃)]/E[Θ(x,x)]";
          Measurement measured = Estimates.ratio(row.sample(), row.draws());
          ratio.addAll(PairStatements.ratio(setting, measured));
          if (Phase.of(unit.sigmaW2()) == Phase.ORDERED) {
            bound.add(PairStatements.bound(setting, row.orderedPhaseBound(), measured));
          }
        }
      }
    }
    return Stream.of(
            RulingTexts.fact("Bound (18), ordered phase", bound),
            RulingTexts.fact("Theorem 3.3, inequality (16)", ratio))
        .flatMap(fact -> fact.stream())
        .toList();
  }
}
