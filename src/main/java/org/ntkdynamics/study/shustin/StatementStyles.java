package org.ntkdynamics.study.shustin;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;

/** How the charts draw what SD state, and what they call it. */
final class StatementStyles {
  /** SD's statements as printed. */
  static final UnitStyle PRINTED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, CurveCharts.DOTS);

  /** SD's statements with what is plainly missing. */
  static final UnitStyle COMPLETED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of(7f, 3f));

  /** SD's bound. */
  static final UnitStyle BOUND =
      new UnitStyle(new Color(0xB3261E), SeriesMarkers.NONE, List.of(9f, 3f, 2f, 3f));

  /** The corrected statement. */
  static final UnitStyle CORRECTED =
      new UnitStyle(new Color(0x8A929C), SeriesMarkers.NONE, List.of());

  static final String THEOREM_2_1 = "Theorem 2.1, for Gaussian weights";
  static final String CONJECTURE = "¼, the conjectured limit";
  static final String AS_PRINTED = "Theorem 1.1 as printed";
  static final String WITH_ALL_TERMS = "Theorem 1.1 with L + 1 terms";
  static final String BOUND_OF_THEOREM = "bound of Theorem 2.2";

  static final float THEORY_WIDTH = 1.6f;
  static final float CORRECTED_WIDTH = CurveCharts.EXACT_WIDTH;

  private StatementStyles() {}
}
