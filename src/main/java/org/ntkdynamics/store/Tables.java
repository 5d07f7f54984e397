package org.ntkdynamics.store;

import org.ntkdynamics.study.shustin.InputRow;
import org.ntkdynamics.study.shustin.CorrelatorRow;
import org.ntkdynamics.study.curves.DispersionRow;
import org.ntkdynamics.study.shustin.ExpectedNtkRow;
import org.ntkdynamics.study.firststep.FirstStepRow;
import org.ntkdynamics.study.curves.KernelRatioRow;
import org.ntkdynamics.ensemble.RawDraw;
import org.ntkdynamics.study.catapult.DescentStep;
import org.ntkdynamics.study.spectrum.RankedEigenvalue;
import org.ntkdynamics.study.spectrum.SpectrumDraw;
import org.ntkdynamics.study.spectrum.SpectrumPoint;

/** The tables of units: which file has rows of which kind. */
public final class Tables {
  /** What is estimated along depth, one record a kind of experiment. */
  public static final String MOMENTS = "moments.csv";

  /** A row each time a loss is known. */
  public static final Table<LossRow> LOSSES = Table.of("loss.csv", LossRow.class);

  /** A row each kernel step. */
  public static final Table<MetricsRow> METRICS = Table.of("metrics.csv", MetricsRow.class);

  /** The first networks of an ensemble, a row each and cosine. */
  public static final Table<RawDraw> SAMPLES = Table.of("samples.csv", RawDraw.class);

  /** Of a dispersion experiment. */
  public static final Table<DispersionRow> DISPERSION = Table.of(MOMENTS, DispersionRow.class);

  /** Of a kernel-ratio experiment. */
  public static final Table<KernelRatioRow> KERNEL_RATIO = Table.of(MOMENTS, KernelRatioRow.class);

  /** Of a first-step experiment. */
  public static final Table<FirstStepRow> FIRST_STEP = Table.of(MOMENTS, FirstStepRow.class);

  /** Of a correlators experiment. */
  public static final Table<CorrelatorRow> CORRELATORS = Table.of(MOMENTS, CorrelatorRow.class);

  /** Of an expected-ntk experiment. */
  public static final Table<ExpectedNtkRow> EXPECTED_NTK = Table.of(MOMENTS, ExpectedNtkRow.class);

  /** Of a spectrum experiment, a row a part of the kernel. */
  public static final Table<SpectrumPoint> SPECTRUM = Table.of(MOMENTS, SpectrumPoint.class);

  /** A row a network and part of its kernel. */
  public static final Table<SpectrumDraw> SPECTRA = Table.of("spectra.csv", SpectrumDraw.class);

  /** A row a part of the kernel and rank. */
  public static final Table<RankedEigenvalue> EIGENVALUES =
      Table.of("eigenvalues.csv", RankedEigenvalue.class);

  /** A row a step of gradient descent. */
  public static final Table<DescentStep> DESCENT = Table.of("descent.csv", DescentStep.class);

  /** The inputs that random networks are looked at on, a row a component. */
  public static final Table<InputRow> INPUTS = Table.of("inputs.csv", InputRow.class);

  /** Of a run: the samples of the training and the test set. */
  static final Table<SplitRow> SPLIT = Table.of("split.csv", SplitRow.class);

  private Tables() {}
}
