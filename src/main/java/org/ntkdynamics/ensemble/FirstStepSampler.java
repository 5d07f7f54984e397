package org.ntkdynamics.ensemble;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * Draws a random network with σb = 0 and one output, and what one step of gradient descent on an
 * input of norm 1 does to Θ(x,x): for each step its change ΔΘ = Θ' - Θ.
 *
 * <p>A row holds Θ, f and {@link KernelDerivative G} and then ΔΘ for each step, in their order,
 * each as a mantissa and a power of two, {@link #read}.
 *
 * <p>With {@link SamplerKind#DEFERRED} a step costs O(L M). The networks of different steps agree
 * on all that the first pass and its derivative have seen of the matrices, f, Θ and G included, and
 * are independent given that: each has exactly the law of a dense network, and steps do not make
 * each other dearer. With {@link SamplerKind#DENSE}, O(L M²) a step, all steps are taken on one
 * network. Holds buffers; not thread-safe.
 */
public final class FirstStepSampler implements RowSampler {
  private static final int THETA = 0;
  private static final int OUTPUT = 1;
  private static final int DERIVATIVE = 2;
  private static final int FIXED = 3;

  private static final Comparator<GradientStep> BY_TARGET =
      Comparator.comparingDouble(GradientStep::target).thenComparing(GradientStep::learningRate);

  private final InputPass pass;
  private final KernelDerivative derivative;
  private final KernelChange change;
  private final List<GradientStep> steps;

  /** One of each set of steps that are the same. */
  private final TreeSet<GradientStep> different = new TreeSet<>(BY_TARGET);

  /**
   * A sampler of networks and steps on them.
   *
   * @param kind deferred or dense
   * @param steps the steps
   * @throws IllegalArgumentException if the kind is another, σb is not 0 or there are several
   *     outputs
   */
  public FirstStepSampler(NetworkSetting setting, SamplerKind kind, List<GradientStep> steps) {
    if (!kind.drawsPairs()) {
      throw new IllegalArgumentException("steps need the sampler deferred or dense, not " + kind);
    }
    this.pass =
        new InputPass(
            setting,
            kind == SamplerKind.DENSE ? DenseGaussianMatrix::new : DeferredGaussianMatrix::new);
    this.derivative = new KernelDerivative(pass);
    this.change = new KernelChange(pass);
    this.steps = List.copyOf(steps);
    different.addAll(steps);
  }

  /** The passes, for what tests read off the network drawn last. */
  InputPass pass() {
    return pass;
  }

  @Override
  public int columns() {
    return 2 * (FIXED + steps.size());
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    pass.draw(random);
    ScaledNumber output = pass.output();
    write(row, THETA, pass.kernel());
    write(row, OUTPUT, output);
    write(row, DERIVATIVE, derivative.compute());
    Map<GradientStep, ScaledNumber> changes = takeSteps(output);
    for (int i = 0; i < steps.size(); i++) {
      GradientStep same = different.floor(steps.get(i));
      write(row, FIXED + i, changes.getOrDefault(same, ScaledNumber.ZERO));
    }
  }

  private Map<GradientStep, ScaledNumber> takeSteps(ScaledNumber output) {
    for (int l = 1; l <= pass.depth(); l++) {
      pass.matrix(l).mark();
    }
    Map<GradientStep, ScaledNumber> changes = new HashMap<>();
    for (GradientStep step : different) {
      rewind();
      changes.put(step, change.compute(step.length(output)));
    }
    return changes;
  }

  private void rewind() {
    for (int l = 1; l <= pass.depth(); l++) {
      pass.matrix(l).rewind();
    }
  }

  private static void write(double[] row, int index, ScaledNumber value) {
    row[2 * index] = value.mantissa();
    row[2 * index + 1] = value.exponent();
  }

  private static ScaledNumber read(double[][] columns, int index, int draw) {
    return new ScaledNumber(columns[2 * index][draw], (long) columns[2 * index + 1][draw]);
  }

  /**
   * The numbers of one network.
   *
   * @param theta Θ(x,x) before the step
   * @param output f(x) before the step
   * @param derivative G
   * @param changes ΔΘ for each step
   */
  public record Draw(
      ScaledNumber theta,
      ScaledNumber output,
      ScaledNumber derivative,
      List<ScaledNumber> changes) {
    public Draw {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The numbers of one network.
   *
   * @param columns {@code [columns, N]} as {@link Ensemble#draw} returns them
   * @param draw which of the N networks
   */
  public Draw read(double[][] columns, int draw) {
    List<ScaledNumber> changes =
        IntStream.range(FIXED, FIXED + steps.size())
            .mapToObj(index -> read(columns, index, draw))
            .toList();
    return new Draw(
        read(columns, THETA, draw),
        read(columns, OUTPUT, draw),
        read(columns, DERIVATIVE, draw),
        changes);
  }
}
