package org.ntkdynamics.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.shade.protobuf.ByteString;
import org.ntkdynamics.chart.ColourScale;
import org.ntkdynamics.chart.HeatmapImage;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.UnitDirectory;
import org.tensorflow.framework.Summary;

/**
 * A unit for TensorBoard: the columns of tables that go by step or depth as scalars such as {@code
 * metrics/theta_d}, each kernel as a picture of {@code kernel} and its eigenvalues as the histogram
 * {@code eigenvalues}.
 */
final class TensorBoardExport {
  private static final Set<String> STEPS = Set.of("step", "depth", "layer", "hidden_layers");
  private static final double MILLIS = 1000;
  private static final int RGB = 3;

  private final EventFile events;

  private TensorBoardExport(EventFile events) {
    this.events = events;
  }

  static void write(UnitDirectory unit, Path directory) {
    double time = time(unit);
    AtomicFiles.write(
        directory.resolve("events.out.tfevents." + (long) time + ".ntk"),
        out -> {
          TensorBoardExport export = new TensorBoardExport(new EventFile(out, time));
          for (Path file : unit.tables()) {
            export.writeScalars(AnyTable.read(file));
          }
          for (int step : unit.kernelSteps(Reduction.TRACE)) {
            export.writeKernel(step, unit.traceKernel(step));
          }
        });
  }

  /** When the unit was last written, in seconds; the same as long as nothing is written. */
  private static double time(UnitDirectory unit) {
    try {
      Path file = Files.exists(unit.statusFile()) ? unit.statusFile() : unit.root();
      return Files.getLastModifiedTime(file).toMillis() / MILLIS;
    } catch (IOException e) {
      throw new UncheckedIOException(unit.root() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Of several rows a step, each has the second column in its name. */
  private void writeScalars(AnyTable table) throws IOException {
    if (table.columns().isEmpty()
        || !STEPS.contains(table.columns().get(0))
        || !table.isNumeric(0)) {
      return;
    }
    boolean isCurve = new HashSet<>(table.cells(0)).size() == table.rows().size();
    for (int column = isCurve ? 1 : 2; column < table.columns().size(); column++) {
      for (List<String> row : table.isNumeric(column) ? table.rows() : List.<List<String>>of()) {
        if (!row.get(column).isEmpty()) {
          String which = isCurve ? "" : table.columns().get(1) + '=' + row.get(1) + '/';
          float value = (float) Double.parseDouble(row.get(column));
          String tag = table.name() + '/' + which + table.columns().get(column);
          events.add(
              (long) Double.parseDouble(row.get(0)),
              Summary.Value.newBuilder().setTag(tag).setSimpleValue(value).build());
        }
      }
    }
  }

  private void writeKernel(int step, SquareMatrix kernel) throws IOException {
    byte[] png = HeatmapImage.png(kernel, ColourScale.of(kernel));
    int block = HeatmapImage.blockSize(kernel.size());
    int side = (kernel.size() + block - 1) / block;
    Summary.Image image =
        Summary.Image.newBuilder()
            .setHeight(side)
            .setWidth(side)
            .setColorspace(RGB)
            .setEncodedImageString(ByteString.copyFrom(png))
            .build();
    events.add(step, Summary.Value.newBuilder().setTag("kernel").setImage(image).build());
    List<Double> eigenvalues = Eigenpairs.top(kernel, kernel.size()).values();
    if (eigenvalues.stream().allMatch(Double::isFinite)) {
      events.add(
          step,
          Summary.Value.newBuilder()
              .setTag("eigenvalues")
              .setHisto(EigenvalueHistogram.of(eigenvalues))
              .build());
    }
  }
}
