package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * The change of Θ(x,x) when all weights and biases move by {@code -c ∂f(x)/∂θ}, for any c, exactly:
 *
 * <pre>
 *   h'^l = W^l x'^{l-1} - c δ^l (w_l <x^{l-1}, x'^{l-1}> + 1)
 *   δ'^{l-1} = 1{h'^{l-1} > 0} (W^lᵀ δ'^l - c w_l <δ^l, δ'^l> x^{l-1})
 * </pre>
 *
 * in O(L) products with matrices. Differences are carried beside the vectors, so that a relative
 * change of 1e-80 is as exact as one of 1e+3000. Not thread-safe.
 */
final class KernelChange {
  private final InputPass pass;
  private final MovedVector[] moved;

  /** {@code [L + 1, n_l]}: 1 for the units that are active after the step, 0 for the others. */
  private final double[][] active;

  /** {@code [L]}: the squared norms of activations after the step. */
  private final ScaledNumber[] normSquared;

  /** {@code [L]}: by how much the step has changed them. */
  private final ScaledNumber[] normChange;

  KernelChange(InputPass pass) {
    this.pass = pass;
    int[] widths = pass.widths().toArray();
    this.moved = Arrays.stream(widths).mapToObj(MovedVector::new).toArray(MovedVector[]::new);
    this.active = InputPass.buffers(pass.widths());
    this.normSquared = new ScaledNumber[pass.depth()];
    this.normChange = new ScaledNumber[pass.depth()];
  }

  /**
   * {@code Θ'(x,x) - Θ(x,x)} of the network drawn last.
   *
   * @param c the step
   */
  ScaledNumber compute(ScaledNumber c) {
    if (c.mantissa() == 0) {
      return ScaledNumber.ZERO;
    }
    ScaledNumber scaled = c.times(pass.outputUnit()).times(-1);
    forward(scaled);
    return backward(scaled);
  }

  private void forward(ScaledNumber minusC) {
    moved[0].reset(pass.activation(0));
    for (int l = 1; ; l++) {
      MovedVector below = moved[l - 1];
      double[] x = pass.activation(l - 1);
      normSquared[l - 1] = below.after().normSquared();
      normChange[l - 1] = below.normChange(x);
      if (l == pass.depth()) {
        return;
      }
      ScaledNumber factor = pass.forwardFactor(l, below.after().dot(x)).times(minusC);
      double[] h = pass.preactivation(l);
      moved[l].propagate(pass.matrix(l)::right, below, factor, pass.error(l), h);
      moved[l].readActive(active[l]);
      moved[l].mask(h, pass.mask(l), active[l]);
    }
  }

  private ScaledNumber backward(ScaledNumber minusC) {
    int depth = pass.depth();
    moved[depth].reset(pass.error(depth));
    ScaledNumber sum = ScaledNumber.ZERO;
    for (int l = depth; l >= 1; l--) {
      MovedVector above = moved[l];
      double[] error = pass.error(l);
      ScaledNumber weights = pass.weightsUnit(l);
      ScaledNumber factor = weights.times(normSquared[l - 1]).plus(pass.biasUnit(l));
      sum = sum.plus(above.normChange(error).times(factor));
      sum = sum.plus(normChange[l - 1].times(Vectors.dot(error, error)).times(weights));
      if (l > 1) {
        ScaledNumber overlap = above.after().dot(error).times(pass.backwardFactor(l));
        double[] before = pass.unmaskedError(l - 1);
        moved[l - 1].propagate(
            pass.matrix(l)::left, above, overlap.times(minusC), pass.activation(l - 1), before);
        moved[l - 1].mask(before, pass.mask(l - 1), active[l - 1]);
      }
    }
    return sum;
  }
}
