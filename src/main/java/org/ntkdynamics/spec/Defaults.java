package org.ntkdynamics.spec;

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

  /** Pixels divided by 255. */
  public static final Scaling SCALING = Scaling.UNIT;

  public static final int HIDDEN_LAYERS = 20;
  public static final int WIDTH = 300;
  public static final ActivationKind ACTIVATION = ActivationKind.RELU;
  public static final int OUTPUTS = 10;

  /** One value in the ordered phase, one at the edge of chaos, one in the chaotic phase. */
  public static final Sweep<Double> SIGMA_W2 = Sweep.of(1.0, 2.0, 2.2);

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
  public static final Sweep<Integer> ENSEMBLE_WIDTHS = Sweep.of(100, 200, 500);

  /** How far the widths of Figure 6 go from their mean, 300. */
  public static final int ENSEMBLE_SPREAD = 200;

  public static final double ALPHA0 = 1.0;

  /** The grid of the authors' program. */
  public static final Sweep<Double> ENSEMBLE_SIGMA_W2 =
      Sweep.of(0.5, 0.8, 1.0, 1.2, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.1, 2.2, 2.5, 3.0, 3.5);

  public static final int LEAST_DEPTH = 2;
  public static final double MAX_LAMBDA = 0.5;
  public static final int DEPTH_STEP = 1;

  /** No limit to the depths of a curve. */
  public static final int DEPTH_POINTS = 0;

  public static final int DRAWS = 500;

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

  /** The whole of MNIST. */
  public static DataSpec data() {
    return new DataSpec(new DatasetRef.Named(DATASET), TRAIN_SIZE, TEST_SIZE);
  }

  /** The networks of Figure 4. */
  public static NetworkSpec network() {
    return new NetworkSpec(
        Sweep.of(HIDDEN_LAYERS),
        Sweep.of(new HiddenWidths(List.of(WIDTH))),
        ACTIVATION,
        OUTPUTS,
        SIGMA_W2,
        SIGMA_B2,
        Parametrization.STANDARD,
        Sweep.of(OUTPUT_SCALE),
        List.of());
  }

  /** The training of Figure 4. */
  public static TrainingSpec training() {
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

  /** The kernel of Figure 4. */
  public static KernelSpec kernel() {
    return new KernelSpec(SAMPLES_PER_CLASS, List.of(), Reduction.TRACE, Precision.DOUBLE);
  }

  /** Which checkpoints are written. */
  public static CheckpointSpec checkpoint() {
    return new CheckpointSpec(CHECKPOINT_EVERY, CHECKPOINT_EVERY_MINUTES, CHECKPOINT_KEEP, false);
  }

  /** Networks with one output in the NTK parametrisation. */
  public static NetworkSpec oneOutput(Sweep<Integer> hiddenLayers, Sweep<Integer> widths) {
    return new NetworkSpec(
        hiddenLayers,
        new Sweep<>(widths.stream().map(width -> new HiddenWidths(List.of(width))).toList()),
        ACTIVATION,
        1,
        SIGMA_W2,
        SIGMA_B2,
        Parametrization.NTK,
        Sweep.of(OUTPUT_SCALE),
        List.of());
  }

  /** The networks of Figure 1, at every step-th depth. */
  public static EnsembleNetworkSpec ensembleNetwork(int step) {
    return ensembleNetwork(step, DEPTH_POINTS);
  }

  /** The same, at so many depths only; 0 if their number is not limited. */
  public static EnsembleNetworkSpec ensembleNetwork(int step, int points) {
    return new EnsembleNetworkSpec(
        Sweep.of(Shape.CONSTANT),
        ENSEMBLE_WIDTHS,
        ENSEMBLE_SPREAD,
        Sweep.of(ALPHA0),
        ENSEMBLE_SIGMA_W2,
        new DepthGrid(LEAST_DEPTH, MAX_LAMBDA, step, points),
        Parametrization.STANDARD);
  }
}
