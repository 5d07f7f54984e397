package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.HeatmapImage;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EvaluationSpec;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** Section 4.2 of Seleznova & Kutyniok 2022: how the NTK comes to know the labels in training. */
public final class LabelAwarenessStudy implements Study<LabelAwarenessSpec> {
  @Override
  public String kind() {
    return LabelAwarenessSpec.KIND;
  }

  /** The label-awareness experiment with every default that depends on nothing else. */
  @Override
  public LabelAwarenessSpec defaults() {
    return new LabelAwarenessSpec(
        Defaults.FORMAT_VERSION,
        LabelAwarenessSpec.KIND,
        LabelAwarenessSpec.KIND,
        List.of(Defaults.SEED),
        Defaults.data(),
        Defaults.network(),
        Defaults.training(),
        new EvaluationSpec(Defaults.EVALUATION_EVERY),
        Defaults.kernel(),
        Probes.DEFAULTS,
        Defaults.checkpoint());
  }

  @Override
  public Run prepare(LabelAwarenessSpec spec) {
    return TrainingRun.prepare(spec);
  }

  @Override
  public Report report(LabelAwarenessSpec spec, RunDirectory run) {
    LabelAwarenessPageBuilder builder = new LabelAwarenessPageBuilder(run, spec);
    return Report.of(
        LabelAwarenessStudy.class,
        "label-awareness.ftlh",
        builder.page(),
        Map.of(
            "training",
            builder.training(),
            "columns",
            MetricsColumns.groups(),
            "jumpRule",
            LossJumpTexts.RULE,
            "colourBar",
            HeatmapImage.colourBar(),
            "betweenSwatch",
            LineChart.swatch(UnitStyle.GREY)));
  }
}
