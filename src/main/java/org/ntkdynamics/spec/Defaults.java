package org.ntkdynamics.spec;

import org.ntkdynamics.study.catapult.CatapultSpec;
import org.ntkdynamics.study.claims.ClaimsSpec;
import org.ntkdynamics.study.training.ComparisonSpec;
import org.ntkdynamics.study.shustin.CorrelatorsSpec;
import org.ntkdynamics.study.catapult.DescentSpec;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.training.DriftSpec;
import org.ntkdynamics.study.claims.Effort;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.study.firststep.FirstStepSpec;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.study.training.LabelAwarenessSpec;
import org.ntkdynamics.study.shustin.PairSampling;
import org.ntkdynamics.study.shustin.SdNetworkSpec;
import org.ntkdynamics.study.spectrum.SpectrumKernelSpec;
import org.ntkdynamics.study.spectrum.SpectrumSpec;
import org.ntkdynamics.study.firststep.StepSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every default of a spec, in one place. They are those of Seleznova & Kutyniok 2022: of Figure 4
 * for training, of Figures 1 and 3 for ensembles; those of the kinds on Shustin & Dogariu 2022 are
 * named as such.
 */
public final class Defaults {
  /** The version of the spec format, written to run.yaml. */
  public static final int FORMAT_VERSION = 1;

  public static final long SEED = 0;

  public static final String DATASET = "mnist";
  public static final int TRAIN_SIZE = 60_000;
  public static final int TEST_SIZE = 10_000;

  public static final int HIDDEN_LAYERS = 20;
  public static final int WIDTH = 300;
  public static final int OUTPUTS = 10;

  /** One value in the ordered phase, one at the edge of chaos, one in the chaotic phase. */
  public static final List<Double> SIGMA_W2 = List.of(1.0, 2.0, 2.2);

  public static final double SIGMA_B2 = 0.0;

  /** The network itself, not a multiple of it. */
  public static final double OUTPUT_SCALE = 1.0;

  /** The learning rate of the authors' program; the paper's text says 1e-5. */
  public static final double LEARNING_RATE = 1e-4;

  /** The constants of Adam's paper, which the authors' program has too. */
  public static final double EPSILON = 1e-8;

  public static final double BETA1 = 0.9;
  public static final double BETA2 = 0.999;
  public static final EpsilonForm EPSILON_FORM = EpsilonForm.TEXTBOOK;

  public static final int STEPS = 3000;

  /** How many samples a lane carries through the network at once: what stays in the cache. */
  public static final int MICRO_BATCH = 500;

  /**
   * Into how many partial sums a step's gradient is split. A fixed number, not the number of cores,
   * so that results do not depend on the machine; at most so many cores work on one step.
   */
  public static final int LANES = 4;

  public static final int EVALUATION_EVERY = 10;

  public static final int SAMPLES_PER_CLASS = 10;

  /** The kernel steps of the authors' program. */
  private static final List<Integer> KERNEL_STEPS =
      List.of(
          0, 1, 10, 20, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1500, 1700,
          2000, 2500, 3000);

  public static final int CHECKPOINT_EVERY = 100;

  /** How much work a crash may cost where steps are slow. */
  public static final double CHECKPOINT_EVERY_MINUTES = 10;

  public static final int CHECKPOINT_KEEP = 2;

  /** The widths of Figures 1 and 3. */
  public static final List<Integer> ENSEMBLE_WIDTHS = List.of(100, 200, 500);

  /** How far the widths of Figure 6 go from their mean, 300. */
  public static final int ENSEMBLE_SPREAD = 200;

  public static final double ALPHA0 = 1.0;

  /** The grid of the authors' program. */
  public static final List<Double> ENSEMBLE_SIGMA_W2 =
      List.of(0.5, 0.8, 1.0, 1.2, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1, 2.2, 2.5, 3.0, 3.5);

  public static final int LEAST_DEPTH = 2;
  public static final double MAX_LAMBDA = 0.5;
  public static final int DEPTH_STEP = 1;

  /** A curve of ratios is smooth, and costs a network at each depth. */
  public static final int RATIO_DEPTH_STEP = 10;

  /** No limit to the depths of a curve. */
  public static final int DEPTH_POINTS = 0;

  public static final int DRAWS = 500;

  /** The cosines of Figure 3. */
  public static final List<Double> RATIO_INPUTS = List.of(0.1, 0.3, 0.5, 0.7, 0.9);

  /** The networks on which Shustin & Dogariu's statements are held up first. */
  public static final int SD_INPUT = 10;

  public static final int SD_HIDDEN_LAYERS = 6;
  public static final int SD_WIDTH = 30;

  /** Cosines of both signs, orthogonal inputs, and one input with itself. */
  public static final List<Double> SD_INPUTS = List.of(-0.5, 0.0, 0.5, 0.9, 1.0);

  /** From a thin network to a deep one, at widths where L/M matters and where it does not. */
  public static final List<Integer> SPECTRUM_HIDDEN_LAYERS = List.of(1, 4, 12, 25);

  public static final List<Integer> SPECTRUM_WIDTHS = List.of(50, 200);

  /** The number of random networks at each point of a spectrum experiment. */
  public static final int SPECTRUM_DRAWS = 100;

  public static final int CATAPULT_TRAIN_SIZE = 100;
  public static final int CATAPULT_HIDDEN_LAYERS = 2;
  public static final int CATAPULT_WIDTH = 500;
  public static final int CATAPULT_STEPS = 100;

  /** Around 1, where the linearised model turns unstable, and up to where ReLU networks fail. */
  public static final List<Double> CATAPULT_MULTIPLES =
      List.of(0.5, 0.9, 0.99, 1.01, 1.1, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0);

  /** As for ratios, and every depth costs several passes. */
  public static final int FIRST_STEP_DEPTH_POINTS = 6;

  /** Four decades. */
  public static final List<Double> FIRST_STEP_RATES = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  /** The values of {@code η a^L} that go with them. */
  public static final List<Double> FIRST_STEP_SCALED_RATES = List.of(1e-3, 1e-2, 1e-1);

  /** The label of SK's proof, and those of a classification. */
  public static final List<Double> FIRST_STEP_LABELS = List.of(0.0, 1.0, -1.0);

  private Defaults() {}

  /**
   * The authors' kernel steps up to a last step, and that step.
   *
   * @param lastStep the number of training steps
   */
  static List<Integer> kernelSteps(int lastStep) {
    TreeSet<Integer> steps =
        KERNEL_STEPS.stream()
            .filter(step -> step <= lastStep)
            .collect(Collectors.toCollection(TreeSet::new));
    steps.add(lastStep);
    return List.copyOf(steps);
  }

  /** The label-awareness experiment with every default that depends on nothing else. */
  static LabelAwarenessSpec labelAwareness() {
    return new LabelAwarenessSpec(
        FORMAT_VERSION,
        LabelAwarenessSpec.KIND,
        LabelAwarenessSpec.KIND,
        List.of(SEED),
        data(),
        network(),
        training(),
        new EvaluationSpec(EVALUATION_EVERY),
        kernel(),
        checkpoint());
  }

  /** The drift experiment with every default that depends on nothing else. */
  static DriftSpec drift() {
    return new DriftSpec(
        FORMAT_VERSION,
        DriftSpec.KIND,
        DriftSpec.KIND,
        List.of(SEED),
        data(),
        network(),
        training(),
        new EvaluationSpec(EVALUATION_EVERY),
        kernel(),
        checkpoint(),
        new ComparisonSpec(List.of()));
  }

  private static DataSpec data() {
    return new DataSpec(new DatasetRef.Named(DATASET), TRAIN_SIZE, TEST_SIZE);
  }

  private static NetworkSpec network() {
    return new NetworkSpec(
        List.of(HIDDEN_LAYERS),
        List.of(new HiddenWidths(List.of(WIDTH))),
        OUTPUTS,
        SIGMA_W2,
        SIGMA_B2,
        Parametrization.STANDARD,
        List.of(OUTPUT_SCALE));
  }

  private static TrainingSpec training() {
    return new TrainingSpec(
        Optimizer.ADAM,
        LEARNING_RATE,
        EPSILON,
        BETA1,
        BETA2,
        EPSILON_FORM,
        BatchSize.FULL,
        STEPS,
        Loss.MSE,
        Precision.FLOAT,
        Engine.FUSED,
        MICRO_BATCH,
        LANES);
  }

  private static KernelSpec kernel() {
    return new KernelSpec(SAMPLES_PER_CLASS, List.of(), Reduction.TRACE, Precision.DOUBLE);
  }

  private static CheckpointSpec checkpoint() {
    return new CheckpointSpec(CHECKPOINT_EVERY, CHECKPOINT_EVERY_MINUTES, CHECKPOINT_KEEP, false);
  }

  /** The dispersion experiment with every default: Figure 1. */
  static DispersionSpec dispersion() {
    return new DispersionSpec(
        FORMAT_VERSION,
        DispersionSpec.KIND,
        DispersionSpec.KIND,
        List.of(SEED),
        ensembleNetwork(DEPTH_STEP),
        new EnsembleSpec(List.of(DRAWS), SamplerKind.NORM_CHAIN, List.of(1.0)),
        Theorem.LIMIT);
  }

  /** The kernel-ratio experiment with every default: Figure 3. */
  static KernelRatioSpec kernelRatio() {
    return new KernelRatioSpec(
        FORMAT_VERSION,
        KernelRatioSpec.KIND,
        KernelRatioSpec.KIND,
        List.of(SEED),
        ensembleNetwork(RATIO_DEPTH_STEP),
        new EnsembleSpec(List.of(DRAWS), SamplerKind.DEFERRED, RATIO_INPUTS));
  }

  /** The claims ledger with every default: all claims, in minutes. */
  static ClaimsSpec claims() {
    return new ClaimsSpec(
        FORMAT_VERSION,
        ClaimsSpec.KIND,
        ClaimsSpec.KIND,
        List.of(SEED),
        Effort.STANDARD,
        List.of());
  }

  /** The experiment on two-point correlators with every default. */
  static CorrelatorsSpec correlators() {
    return new CorrelatorsSpec(
        FORMAT_VERSION,
        CorrelatorsSpec.KIND,
        CorrelatorsSpec.KIND,
        List.of(SEED),
        sdNetwork(),
        new PairSampling(DRAWS, SamplerKind.DEFERRED, SD_INPUTS));
  }

  /** The experiment on the mean of the NTK with every default. */
  static ExpectedNtkSpec expectedNtk() {
    return new ExpectedNtkSpec(
        FORMAT_VERSION,
        ExpectedNtkSpec.KIND,
        ExpectedNtkSpec.KIND,
        List.of(SEED),
        sdNetwork(),
        new PairSampling(DRAWS, SamplerKind.DEFERRED, SD_INPUTS));
  }

  private static SdNetworkSpec sdNetwork() {
    return new SdNetworkSpec(
        List.of(SD_INPUT),
        List.of(SD_HIDDEN_LAYERS),
        List.of(SD_WIDTH),
        List.of(WeightLaw.GAUSSIAN));
  }

  /** The spectrum experiment with every default: one output and no biases in the kernel's way. */
  static SpectrumSpec spectrum() {
    return new SpectrumSpec(
        FORMAT_VERSION,
        SpectrumSpec.KIND,
        SpectrumSpec.KIND,
        List.of(SEED),
        new DataSpec(new DatasetRef.Named(DATASET), TRAIN_SIZE, 0),
        oneOutput(SPECTRUM_HIDDEN_LAYERS, SPECTRUM_WIDTHS),
        new SpectrumKernelSpec(SAMPLES_PER_CLASS, SPECTRUM_DRAWS, Precision.DOUBLE));
  }

  /** The catapult experiment with every default. */
  static CatapultSpec catapult() {
    return new CatapultSpec(
        FORMAT_VERSION,
        CatapultSpec.KIND,
        CatapultSpec.KIND,
        List.of(SEED),
        new DataSpec(new DatasetRef.Named(DATASET), CATAPULT_TRAIN_SIZE, 0),
        oneOutput(List.of(CATAPULT_HIDDEN_LAYERS), List.of(CATAPULT_WIDTH)),
        new DescentSpec(CATAPULT_MULTIPLES, CATAPULT_STEPS, Precision.DOUBLE));
  }

  private static NetworkSpec oneOutput(List<Integer> hiddenLayers, List<Integer> widths) {
    return new NetworkSpec(
        hiddenLayers,
        widths.stream().map(width -> new HiddenWidths(List.of(width))).toList(),
        1,
        SIGMA_W2,
        SIGMA_B2,
        Parametrization.NTK,
        List.of(OUTPUT_SCALE));
  }

  /** The first-step experiment with every default: Theorem 4.1. */
  static FirstStepSpec firstStep() {
    return new FirstStepSpec(
        FORMAT_VERSION,
        FirstStepSpec.KIND,
        FirstStepSpec.KIND,
        List.of(SEED),
        ensembleNetwork(DEPTH_STEP, FIRST_STEP_DEPTH_POINTS),
        new EnsembleSpec(List.of(DRAWS), SamplerKind.DEFERRED, List.of(1.0)),
        new StepSpec(
            FIRST_STEP_RATES, FIRST_STEP_SCALED_RATES, FIRST_STEP_LABELS, List.of(OUTPUT_SCALE)));
  }

  private static EnsembleNetworkSpec ensembleNetwork(int step) {
    return ensembleNetwork(step, DEPTH_POINTS);
  }

  private static EnsembleNetworkSpec ensembleNetwork(int step, int points) {
    return new EnsembleNetworkSpec(
        List.of(Shape.CONSTANT),
        ENSEMBLE_WIDTHS,
        ENSEMBLE_SPREAD,
        List.of(ALPHA0),
        ENSEMBLE_SIGMA_W2,
        new DepthGrid(LEAST_DEPTH, MAX_LAMBDA, step, points),
        Parametrization.STANDARD);
  }
}
