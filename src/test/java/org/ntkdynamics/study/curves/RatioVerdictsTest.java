package org.ntkdynamics.study.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.study.Studies;

class RatioVerdictsTest {
  @TempDir Path directory;

  private List<String> verdicts(double ratio, double lambda) {
    KernelRatioSpec spec = new KernelRatioStudy().defaults();
    EnsembleUnit unit =
        spec.units().stream()
            .filter(u -> Phase.of(u.sigmaW2()) == Phase.ORDERED)
            .findFirst()
            .orElseThrow();
    Estimate sample = new Estimate(ratio, 1e-3, ratio - 2e-3, ratio + 2e-3);
    KernelRatioRow row = new KernelRatioRow(30, lambda, 0.5, 500, sample, 0.5, 0.5);
    return RatioVerdicts.list(
            List.of(
                new CurveData<>(
                    unit,
                    Studies.create(directory.resolve(ratio + " " + lambda), spec).unit(unit.key()),
                    Optional.empty(),
                    List.of(row))))
        .stream()
        .map(RatioVerdictsTest::verdict)
        .toList();
  }

  private static String verdict(Page.Fact fact) {
    return Objects.requireNonNull(fact.badge()).words();
  }

  @Test
  void shallowNetworksAndEmptyRunsJudgeNothing() {
    assertEquals(List.of(), verdicts(0.7, 0.1));
    assertEquals(List.of(), RatioVerdicts.list(List.of()));
  }

  @Test
  void deepOnesJudgeTheBoundAndTheTheorem() {
    assertEquals(List.of("holds", "holds"), verdicts(0.7, 0.3));
    assertEquals(List.of("fails", "holds"), verdicts(0.4, 0.3));
    assertEquals(List.of("fails", "fails"), verdicts(0.2, 0.3));
    assertEquals(List.of("undecided", "holds"), verdicts(0.496, 0.3));
  }
}
