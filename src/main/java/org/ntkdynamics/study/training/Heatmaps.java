package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.ColourScale;
import org.ntkdynamics.chart.HeatmapImage;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;

/** The kernels of a unit as pictures, with the classes along their edges. */
final class Heatmaps {
  private static final int MOST_LABELS = 30;

  private final List<Integer> labels;

  /**
   * @param subsample the samples of the kernel; may be empty
   */
  Heatmaps(List<SubsampleRow> subsample) {
    this.labels =
        subsample.stream()
            .sorted(Comparator.comparingInt(SubsampleRow::position))
            .map(SubsampleRow::label)
            .toList();
  }

  List<LabelAwarenessPage.Heatmap> of(UnitDirectory unit) {
    return HeatmapSteps.choose(unit.kernelSteps(Reduction.TRACE)).stream()
        .map(step -> heatmap(step, unit.traceKernel(step)))
        .toList();
  }

  private LabelAwarenessPage.Heatmap heatmap(int step, SquareMatrix kernel) {
    ColourScale scale = ColourScale.of(kernel);
    return new LabelAwarenessPage.Heatmap(
        Numbers.count(step),
        HeatmapImage.of(kernel, scale),
        kernel.size(),
        labels.size() == kernel.size() ? blocks() : List.of(),
        text(scale, kernel.size()));
  }

  /** The runs of equal labels; none if there are too many to be read. */
  private List<LabelAwarenessPage.Block> blocks() {
    List<LabelAwarenessPage.Block> blocks = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= labels.size(); i++) {
      if (i == labels.size() || !labels.get(i).equals(labels.get(start))) {
        blocks.add(
            new LabelAwarenessPage.Block(String.valueOf(labels.get(start)), start, i - start));
        start = i;
      }
    }
    return blocks.size() > MOST_LABELS ? List.of() : blocks;
  }

  private static LabelAwarenessPage.ScaleText text(ColourScale scale, int samples) {
    List<String> notes = new ArrayList<>();
    if (scale.clipped() > 0) {
      notes.add(
          LabelAwarenessTexts.PROSE.say(
              "notPositive",
              Map.of(
                  "clipped", Numbers.count(scale.clipped()),
                  "entries", Numbers.count((long) samples * samples),
                  "smallest", Numbers.readable(scale.min()))));
    }
    if (scale.undefined() > 0) {
      String undefined = Numbers.count(scale.undefined());
      notes.add(LabelAwarenessTexts.PROSE.say("notFinite", Map.of("undefined", undefined)));
    }
    int block = HeatmapImage.blockSize(samples);
    if (block > 1) {
      notes.add(LabelAwarenessTexts.PROSE.say("blocks", Map.of("side", block)));
    }
    return new LabelAwarenessPage.ScaleText(
        Numbers.readable(scale.low()),
        Numbers.readable(scale.middle()),
        Numbers.readable(scale.high()),
        notes);
  }
}
