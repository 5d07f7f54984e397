package org.ntkdynamics.store;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * All that a training needs to go on from a step. The order of the data is a function of the seed,
 * the unit and the step (see {@code BatchOrder}) and needs no state of its own.
 *
 * @param step the number of updates made
 * @param network the network at this step, with its optimizer's state
 * @param losses the rows of loss.csv so far
 * @param metrics the rows of metrics.csv so far
 * @param tables the content of each further table so far, by the name of its file
 */
public record Checkpoint(
    int step,
    MultiLayerNetwork network,
    List<LossRow> losses,
    List<MetricsRow> metrics,
    SortedMap<String, String> tables) {
  public Checkpoint {
    losses = List.copyOf(losses);
    metrics = List.copyOf(metrics);
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  /** One without further tables. */
  public Checkpoint(
      int step, MultiLayerNetwork network, List<LossRow> losses, List<MetricsRow> metrics) {
    this(step, network, losses, metrics, new TreeMap<>());
  }
}
