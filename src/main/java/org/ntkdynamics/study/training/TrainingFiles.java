package org.ntkdynamics.study.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Page.Link;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;

/** The files of a training; public for the template. */
public record TrainingFiles(List<Link> tables, List<Link> kernels, List<Link> checkpoints) {

  static TrainingFiles of(Links links, UnitDirectory unit) {
    List<Link> kernels = new ArrayList<>();
    for (Reduction reduction : Reduction.values()) {
      for (int step : unit.kernelSteps(reduction)) {
        kernels.addAll(links.existing(unit.kernelFile(step, reduction)));
      }
    }
    List<Link> checkpoints =
        unit.checkpointSteps().stream()
            .flatMap(step -> links.existing(unit.checkpointFile(step)).stream())
            .toList();
    return new TrainingFiles(links.existing(tables(unit)), kernels, checkpoints);
  }

  /** The two that every training has, then those of probes. */
  private static Path[] tables(UnitDirectory unit) {
    List<Path> first = List.of(Tables.LOSSES.in(unit), Tables.METRICS.in(unit));
    return Stream.concat(
            first.stream(), unit.tables().stream().filter(table -> !first.contains(table)))
        .toArray(Path[]::new);
  }
}
