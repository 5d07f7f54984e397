package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.store.Table;

/**
 * How large the activations of each hidden layer are on the subsample, and how many units are dead
 * there: the mean of {@code |x_i^l|}, whose growth or decay with l tells the phases of Poole et al.
 * 2016 apart, and the share of units with {@code x_i^l ≤ 0} on every sample.
 */
public final class ActivityProbe implements Probe<ActivityProbe.Row> {
  private static final Table<Row> TABLE = Table.of("activity.csv", Row.class);

  /**
   * A hidden layer.
   *
   * @param layer the layer, 1 … L - 1
   * @param meanActivation {@code 1/(N n_l) Σ |x_i^l|} over samples and units
   * @param deadShare the share of its units that are above 0 on no sample
   */
  public record Row(int step, int layer, double meanActivation, double deadShare) {}

  @Override
  public String name() {
    return "activity";
  }

  @Override
  public String description() {
    return "mean activation of each hidden layer and its share of units that are dead";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  @Override
  public List<Row> read(Moment moment) {
    List<Row> rows = new ArrayList<>();
    for (INDArray activations : moment.hiddenActivations()) {
      int samples = Math.toIntExact(activations.size(0));
      rows.add(row(moment.step(), rows.size() + 1, samples, NativeArrays.doubles(activations)));
    }
    return rows;
  }

  /**
   * The row of a layer.
   *
   * @param activations sample after sample
   */
  private static Row row(int step, int layer, int samples, double[] activations) {
    int units = activations.length / samples;
    boolean[] isAlive = new boolean[units];
    double sum = 0;
    for (int i = 0; i < activations.length; i++) {
      sum += Math.abs(activations[i]);
      isAlive[i % units] |= activations[i] > 0;
    }
    int dead = 0;
    for (boolean alive : isAlive) {
      dead += alive ? 0 : 1;
    }
    return new Row(step, layer, sum / activations.length, (double) dead / units);
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    return new ProbePanels<>(id, units, Row::step)
        .byLayer("Mean activation", Row::layer, Row::meanActivation, Axis::logarithmic)
        .byLayer(
            "Share of dead units", Row::layer, Row::deadShare, values -> Axis.linear(0, 1, values))
        .list();
  }

  @Override
  public String caption() {
    return "Solid: the last kernel step; dashed: the first. A unit is dead that is above 0 on no"
        + " sample of the subsample.";
  }
}
