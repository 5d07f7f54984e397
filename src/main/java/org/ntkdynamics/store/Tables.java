package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.RawDraw;

/** The tables that studies share. */
public final class Tables {
  /** What is estimated along depth, one record a kind of experiment. */
  public static final String MOMENTS = "moments.csv";

  /** A row each time a loss is known. */
  public static final Table<LossRow> LOSSES = Table.of("loss.csv", LossRow.class);

  /** A row each kernel step. */
  public static final Table<MetricsRow> METRICS = Table.of("metrics.csv", MetricsRow.class);

  /** The first networks of an ensemble, a row each and cosine. */
  public static final Table<RawDraw> SAMPLES = Table.of("samples.csv", RawDraw.class);

  /** Of a run: the samples of the training and the test set. */
  static final Table<SplitRow> SPLIT = Table.of("split.csv", SplitRow.class);

  /** Of a run: what standardised its data. */
  static final Table<ScalingRow> SCALING = Table.of("scaling.csv", ScalingRow.class);

  /** Of a run: the networks of a user's own. */
  static final Table<ModelRow> MODELS = Table.of("models.csv", ModelRow.class);

  private Tables() {}
}
