package org.ntkdynamics.study.claims;

import static org.ntkdynamics.study.claims.Claim.sd;

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
    return sd(
            "sd-weight-laws",
            "Theorem 1.1 and Corollary 1.1, other laws of weights",
            "Both hold for weights of any law that is symmetric about 0, of unit variance and"
                + " without atoms (here: uniform, Laplace, Student's t with 5 degrees of freedom).",
            SdLaws::laws)
        .measuredBy("expected-ntk.yaml")
        .correctedTo(
            "On the diagonal the corollary holds with L + 1 for L, E[K_αα] = 2(L+1)‖x_α‖²/n_0, for every"
                + " such law. Off the diagonal the theorem fails as it does for Gaussian weights, and even"
                + " the first layer's correlator depends on the law at finite n_0; the mean tends to"
                + " that of Gaussian weights, see Theorem 1.1, as n_0 grows.")
        .example(
            "One hidden unit, n_0 = 1, x = 1: ∂z/∂Ŵ1 = 2Ŵ2 and ∂z/∂Ŵ2 = 2Ŵ1 where Ŵ1 > 0. Only E[Ŵ²]"
                + " = 1 and the symmetry enter: E[K] = ½·4 + ½·4 = 4 for every law, and the corollary"
                + " says 2.");
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
