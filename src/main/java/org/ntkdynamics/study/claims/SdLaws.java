package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.study.Estimates;
import org.ntkdynamics.study.shustin.ExpectedNtkCurve;
import org.ntkdynamics.study.shustin.ExpectedNtkRow;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.study.shustin.SdUnit;

/** Theorem 1.1 of Shustin &amp; Dogariu for the laws of weights that it is stated for. */
final class SdLaws {
  private SdLaws() {}

  static Claim claim() {
    return Claim.of("sd-weight-laws", SdLaws::laws);
  }

  private static List<Finding> laws(Laboratory laboratory) {
    ExpectedNtkSpec config =
        (ExpectedNtkSpec)
            Laboratory.spec(
                "expected-ntk.yaml",
                List.of(
                    "network.input=50",
                    "network.width=20",
                    "network.hiddenLayers=[1, 3]",
                    "network.law=[uniform, laplace, student-5]",
                    "ensemble.inputs=[0.5, 1.0]",
                    "ensemble.draws=" + laboratory.choose(6000, 200_000, 2_000_000),
                    "seed=" + laboratory.seed()));
    List<Finding> findings = new ArrayList<>();
    for (SdUnit unit : config.units()) {
      for (ExpectedNtkRow point :
          ExpectedNtkCurve.of(unit, laboratory.threads(), laboratory.listener())) {
        boolean diagonal = point.cosine() == 1;
        if (diagonal || point.hiddenLayers() == 1) {
          findings.add(finding(unit, point));
        }
      }
    }
    return findings;
  }

  private static Finding finding(SdUnit unit, ExpectedNtkRow point) {
    boolean diagonal = point.cosine() == 1;
    String setting =
        String.format(
            Locale.ROOT,
            "%s, L = %d, n_0 = %d, M = %d%s: E[K_α%s], every weight drawn",
            unit.law(),
            point.hiddenLayers(),
            unit.input(),
            unit.width(),
            diagonal ? "" : ", cosine " + point.cosine(),
            diagonal ? "α" : "β");
    double printed = point.theory().printed();
    double right = point.theory().corrected();
    Measurement mean = Estimates.ratio(point.mean(), point.draws());
    return diagonal
        ? SdStatements.diagonal(setting, printed, right, mean)
        : SdStatements.offDiagonal(setting, printed, right, false, mean);
  }
}
