package org.ntkdynamics.config;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every default of a spec, in one place. They are those of Figure 4 of Seleznova & Kutyniok 2022.
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

  /** The learning rate of the authors' program; the paper's text says 1e-5. */
  public static final double LEARNING_RATE = 1e-4;

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
  static LabelAwarenessConfig labelAwareness() {
    return new LabelAwarenessConfig(
        FORMAT_VERSION,
        LabelAwarenessConfig.KIND,
        LabelAwarenessConfig.KIND,
        List.of(SEED),
        new DataConfig(new DatasetRef.Named(DATASET), TRAIN_SIZE, TEST_SIZE),
        new NetworkConfig(
            List.of(HIDDEN_LAYERS),
            List.of(new HiddenWidths(List.of(WIDTH))),
            OUTPUTS,
            SIGMA_W2,
            SIGMA_B2,
            Parametrization.STANDARD),
        new TrainingConfig(
            Optimizer.ADAM,
            LEARNING_RATE,
            BatchSize.FULL,
            STEPS,
            Loss.MSE,
            Precision.FLOAT,
            Engine.FUSED,
            MICRO_BATCH,
            LANES),
        new EvaluationConfig(EVALUATION_EVERY),
        new KernelConfig(SAMPLES_PER_CLASS, List.of(), Reduction.TRACE, Precision.DOUBLE),
        new CheckpointConfig(CHECKPOINT_EVERY, CHECKPOINT_EVERY_MINUTES, CHECKPOINT_KEEP, false));
  }
}
