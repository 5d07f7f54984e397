package org.ntkdynamics.probe;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.kernel.FeatureNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Collapse;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.table.Column;

/**
 * Neural collapse of the last hidden layer beside the block structure of kernels, {@link Collapse}.
 */
public final class CollapseProbe implements Probe<CollapseProbe.Row> {
  private static final String NAME = "collapse";
  private static final Table<Row> TABLE = Table.of(NAME + ".csv", Row.class);

  /** A kernel step. */
  public record Row(int step, @Column("") Collapse collapse) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "neural collapse (NC1 to NC4), block means of the features' and the outputs' kernel,"
        + " their invariant: Seleznova et al. 2023";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  /** An output for the difference of two classes has no means of classes to be near to. */
  @Override
  public void check(NetworkSpec network) {
    if (network.outputs() == 1) {
      throw new InvalidValueException(
          "network.outputs", 1, "the number of classes for the probe " + NAME);
    }
  }

  @Override
  public Optional<String> needs(Optional<Architecture> architecture) {
    return architecture.filter(dense -> dense.outputs() > 1).isPresent()
        ? Optional.empty()
        : Optional.of("dense networks with an output a class");
  }

  /** The kernel of the outputs is summed over them and of αf; γ is their mean, of f. */
  @Override
  public List<Row> read(Moment moment) {
    Subject subject = moment.subject();
    Architecture architecture =
        subject
            .architecture()
            .orElseThrow(() -> new IllegalStateException("it reads dense networks alone"));
    int outputs = architecture.outputs();
    if (outputs != moment.subsample().classes()) {
      throw new IllegalStateException("it needs an output a class, not " + outputs);
    }
    double share = outputs * subject.outputScale() * subject.outputScale();
    SquareMatrix kappa =
        new FeatureNtk(
                architecture,
                moment.network().params(),
                subject.weightScales(),
                subject.kernelType())
            .mean(moment.subsample().features());
    return List.of(
        new Row(
            moment.step(),
            Collapse.of(
                lastLayer(moment, subject.weightScales()),
                moment.labels(),
                kappa,
                moment.kernel().map(theta -> theta / share))));
  }

  /** With the weights that are trained, {@code W/s}: what is conserved, is so of them. */
  private static Collapse.LastLayer lastLayer(Moment moment, List<Double> weightScales) {
    List<INDArray> hidden = moment.hiddenActivations();
    int last = moment.network().getnLayers() - 1;
    INDArray weights = moment.network().getLayer(last).getParam("W").transpose();
    return new Collapse.LastLayer(
        rows(hidden.get(hidden.size() - 1)),
        rows(moment.outputs()),
        rows(weights.div(weightScales.get(last))));
  }

  private static double[][] rows(INDArray matrix) {
    return matrix.castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    return new ProbePanels<>(id, units, Row::step)
        .logarithmic("NC1", row -> row.collapse().features().nc1())
        .linear("Distance of κ from the label kernel", row -> row.collapse().kappa().distance())
        .linear("Distance of γ from the label kernel", row -> row.collapse().gamma().distance())
        .linear("NC2", row -> row.collapse().features().nc2())
        .linear("NC3", row -> row.collapse().features().nc3())
        .linear("Cosine of the invariant’s sides", row -> row.collapse().invariant().cosine())
        .list();
  }

  @Override
  public String caption() {
    return "NC1 is tr(Σ_B⁺Σ_W)/C, the spread of the last hidden layer’s features within classes"
        + " beside that between their means; NC2 and NC3 are the distances of the class means from"
        + " a simplex and from the last layer’s weights. κ is the mean over the features of their"
        + " NTK, γ that over the outputs; a distance is 1 − ⟨K, YYᵀ⟩/(‖K‖‖YYᵀ‖). The invariant’s"
        + " sides are WᵀW and what the features make of it where κ has blocks; gradient flow on"
        + " these samples alone would keep their difference. Papyan, Han & Donoho (2020), Seleznova"
        + " et al. (2023).";
  }
}
