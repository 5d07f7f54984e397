package org.ntkdynamics.store;

import java.util.List;
import org.ntkdynamics.config.StepSize;
import org.ntkdynamics.ensemble.FirstStepPoint;

/**
 * A row of the moments.csv of a first-step experiment: what one step does to Θ(x,x) at one depth.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param draws the number N of networks
 * @param step the step
 * @param mean E[ΔΘ]/E[Θ]
 * @param magnitude E|ΔΘ|/E[Θ]
 * @param quantiles the quantiles of ΔΘ/Θ at the levels of {@link FirstStepPoint#LEVELS}
 * @param derivative E[dΘ/dη]/E[Θ] at η = 0
 * @param derivativeMagnitude E|dΘ/dη|/E[Θ] at η = 0
 */
public record FirstStepRow(
    int depth,
    double lambda,
    int draws,
    Step step,
    LogEstimate mean,
    LogEstimate magnitude,
    List<SignedLog> quantiles,
    LogEstimate derivative,
    LogEstimate derivativeMagnitude)
    implements CurveRow {
  /** Which of {@link #quantiles} is the median. */
  private static final int MEDIAN = FirstStepPoint.LEVELS.indexOf(0.5);

  /**
   * A step.
   *
   * @param label the label y
   * @param outputScale the output scale α
   * @param size the step size as the spec has it
   * @param learningRate the learning rate η
   */
  public record Step(double label, double outputScale, StepSize size, SignedLog learningRate) {}

  public FirstStepRow {
    quantiles = List.copyOf(quantiles);
    if (quantiles.size() != FirstStepPoint.LEVELS.size()) {
      throw new IllegalArgumentException("the quantiles are " + quantiles);
    }
  }

  /** The row of a point of a curve. */
  public static FirstStepRow of(FirstStepPoint point) {
    return new FirstStepRow(
        point.depth(),
        point.lambda(),
        point.draws(),
        new Step(
            point.step().label(),
            point.step().outputScale(),
            point.size(),
            SignedLog.of(point.step().learningRate())),
        LogEstimate.of(point.mean()),
        LogEstimate.of(point.magnitude()),
        point.quantiles().stream().map(SignedLog::of).toList(),
        LogEstimate.of(point.derivative()),
        LogEstimate.of(point.derivativeMagnitude()));
  }

  /** 1: all is about one input. */
  @Override
  public double cosine() {
    return 1;
  }

  /** E|ΔΘ|/E[Θ] in doubles. */
  @Override
  public SampledValue sample() {
    return magnitude.toDoubles();
  }

  /** The median of ΔΘ/Θ. */
  public SignedLog median() {
    return quantiles.get(MEDIAN);
  }
}
