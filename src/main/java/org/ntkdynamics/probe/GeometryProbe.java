package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.store.Table;

/**
 * The path of the kernel through training, seen from itself: {@code S(K_s, K_t) = <K_s,
 * K_t>/(‖K_s‖‖K_t‖)} between all kernel steps, in the inner product of Frobenius. {@code 1 - S} is
 * the kernel distance of Fort et al. 2020; between neighbouring kernel steps it is the kernel's
 * velocity. It needs the kernels alone.
 */
public final class GeometryProbe implements Probe<GeometryProbe.Row> {
  private static final Table<Row> TABLE = Table.of("geometry.csv", Row.class);

  /**
   * A pair of kernel steps.
   *
   * @param step t
   * @param earlier s, before t; t itself for the pair of a kernel with itself
   * @param similarity {@code S(K_s, K_t)}
   */
  public record Row(int step, int earlier, double similarity) {}

  @Override
  public String name() {
    return "geometry";
  }

  @Override
  public String description() {
    return "similarity of the kernels of every two kernel steps, and the kernel's velocity";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  @Override
  public boolean needsKernelsOnly() {
    return true;
  }

  @Override
  public List<Row> read(Moment moment) {
    List<Row> rows = new ArrayList<>();
    for (int earlier : moment.earlierKernels().steps()) {
      SquareMatrix before = moment.earlierKernels().kernel(earlier);
      rows.add(new Row(moment.step(), earlier, 1 - KernelDrift.distance(moment.kernel(), before)));
    }
    rows.add(new Row(moment.step(), moment.step(), 1));
    return rows;
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    List<Measured<Row>> neighbours =
        units.stream()
            .map(unit -> new Measured<>(unit.label(), unit.style(), neighbours(unit.rows())))
            .toList();
    ProbePanels<Row> panels =
        new ProbePanels<>(id, neighbours, Row::step)
            .logarithmic("Velocity 1 − S between neighbours", row -> 1 - row.similarity());
    for (Measured<Row> unit : units) {
      List<Integer> steps = steps(unit.rows());
      panels.picture(
          "S between all kernel steps, " + unit.label(),
          mapId -> SimilarityMap.svg(mapId, unit.label(), steps, matrix(unit.rows(), steps)));
    }
    return panels.list();
  }

  private static List<Integer> steps(List<Row> rows) {
    return rows.stream().map(Row::step).distinct().sorted().toList();
  }

  /** The rows of a kernel step with the one before. */
  private static List<Row> neighbours(List<Row> rows) {
    List<Integer> steps = steps(rows);
    return rows.stream()
        .filter(
            row -> {
              int before = steps.indexOf(row.step()) - 1;
              return before >= 0 && row.earlier() == steps.get(before);
            })
        .toList();
  }

  private static SquareMatrix matrix(List<Row> rows, List<Integer> steps) {
    int n = steps.size();
    double[] values = new double[n * n];
    Arrays.fill(values, Double.NaN);
    for (Row row : rows) {
      int i = steps.indexOf(row.step());
      int j = steps.indexOf(row.earlier());
      if (j >= 0) {
        values[i * n + j] = row.similarity();
        values[j * n + i] = row.similarity();
      }
    }
    return SquareMatrix.takeOver(n, values);
  }
}
