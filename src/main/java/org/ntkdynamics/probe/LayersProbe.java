package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelAlignment;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.store.Table;

/**
 * Which layers the kernel comes from: {@code Θ = Σ_l (Θ_W^l + Θ_b^l)} with {@code Θ_W^l = <δ^l,
 * δ'^l> · s_l² <x^{l-1}, x'^{l-1}>} and {@code Θ_b^l = <δ^l, δ'^l>}, summed over the outputs
 * (equations (19) and (20) of Seleznova & Kutyniok 2022). Of dense networks.
 */
public final class LayersProbe implements Probe<LayersProbe.Row> {
  private static final Table<Row> TABLE = Table.of("layers.csv", Row.class);

  /** Below it a share is drawn on the same axis. */
  private static final double LEAST_SHARE = 0.1;

  /**
   * A layer.
   *
   * @param layer the layer, 1 … L
   * @param weightsShare {@code tr Θ_W^l / tr Θ}
   * @param biasShare {@code tr Θ_b^l / tr Θ}
   * @param weightsAlignment the alignment of {@code Θ_W^l} with the labels, both centred: {@code
   *     <HKH, HYYᵀH>/(‖HKH‖‖HYYᵀH‖)}, Cortes et al. 2012
   * @param biasAlignment that of {@code Θ_b^l}; NaN of the last layer, whose part is constant
   */
  public record Row(
      int step,
      int layer,
      double weightsShare,
      double biasShare,
      double weightsAlignment,
      double biasAlignment) {}

  @Override
  public String name() {
    return "layers";
  }

  @Override
  public String description() {
    return "each layer's share of the kernel's trace and its alignment, weights and biases apart";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  @Override
  public Optional<String> needs(Optional<Architecture> architecture) {
    return architecture.isPresent() ? Optional.empty() : Optional.of("dense networks");
  }

  @Override
  public List<Row> read(Moment moment) {
    double trace = trace(moment.kernel());
    List<LayerPart> parts = moment.layerParts();
    List<Row> rows = new ArrayList<>();
    for (LayerPart part : parts) {
      boolean isLast = part.layer() == parts.size();
      rows.add(
          new Row(
              moment.step(),
              part.layer(),
              trace(part.weights()) / trace,
              trace(part.bias()) / trace,
              KernelAlignment.centred(part.weights(), moment.labels()),
              // Constant: what is left of it after centring is round-off.
              isLast ? Double.NaN : KernelAlignment.centred(part.bias(), moment.labels())));
    }
    return rows;
  }

  private static double trace(SquareMatrix kernel) {
    double trace = 0;
    for (int i = 0; i < kernel.size(); i++) {
      trace += kernel.at(i, i);
    }
    return trace;
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    return new ProbePanels<>(id, units, Row::step)
        .byLayer(
            "Share of the trace, weights",
            Row::layer,
            Row::weightsShare,
            values -> Axis.linear(0, LEAST_SHARE, values))
        .byLayer(
            "Share of the trace, biases",
            Row::layer,
            Row::biasShare,
            values -> Axis.linear(0, LEAST_SHARE, values))
        .byLayer(
            "Centred alignment, weights",
            Row::layer,
            Row::weightsAlignment,
            values -> Axis.linear(0, 1, values))
        .byLayer(
            "Centred alignment, biases",
            Row::layer,
            Row::biasAlignment,
            values -> Axis.linear(0, 1, values))
        .list();
  }

  @Override
  public String caption() {
    return "Solid: the last kernel step; dashed: the first. The shares of all layers, weights and"
        + " biases, sum to 1.";
  }
}
