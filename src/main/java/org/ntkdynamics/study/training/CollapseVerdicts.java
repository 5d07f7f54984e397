package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.judge.CollapseStatement;
import org.ntkdynamics.judge.CollapseStatement.Course;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.probe.CollapseProbe;
import org.ntkdynamics.spec.ActivationKind;

/** In which phase collapse and blocks come together: {@link CollapseStatement}, phase by phase. */
final class CollapseVerdicts {
  private CollapseVerdicts() {}

  /** A verdict for each network whose every seed the probe has followed. */
  static List<Page.Fact> of(List<UnitGroup> groups, ActivationKind activation) {
    List<Page.Fact> verdicts = new ArrayList<>();
    for (UnitGroup group : groups) {
      List<Finding> findings =
          CollapseStatement.findings(
              group.members().stream().map(CollapseVerdicts::course).toList());
      String statement =
          "Neural collapse and the blocks of κ come together: "
              + group.label()
              + ", "
              + group.first().phase(activation);
      RulingTexts.fact(statement, findings).ifPresent(verdicts::add);
    }
    return verdicts;
  }

  private static Course course(UnitData unit) {
    List<CollapseProbe.Row> rows = new CollapseProbe().table().read(unit.directory());
    return new Course(
        unit.label(),
        rows.stream().map(row -> row.collapse().features().nc1()).toList(),
        rows.stream().map(row -> row.collapse().kappa().distance()).toList());
  }
}
