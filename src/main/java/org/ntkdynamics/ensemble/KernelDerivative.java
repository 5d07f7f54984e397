package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * The directional derivative {@code G = -<∇f, ∇Θ(x,x)>} over all weights and biases, by
 * forward-mode differentiation of both passes with the activation pattern held fixed, O(L) products
 * with matrices. Gradient descent on {@code ½(f - y)²} with the rate η has {@code dΘ/dη = (f - y)
 * G} at η = 0. Networks at a kink of the ReLU have measure zero. Not thread-safe.
 */
final class KernelDerivative {
  private final InputPass pass;
  private final ScaledVector[] tangent;
  private final ScaledNumber[] normRate;

  KernelDerivative(InputPass pass) {
    this.pass = pass;
    this.tangent =
        Arrays.stream(pass.widths().toArray())
            .mapToObj(ScaledVector::new)
            .toArray(ScaledVector[]::new);
    this.normRate = new ScaledNumber[pass.depth()];
  }

  /** G of the network drawn last. */
  ScaledNumber compute() {
    forward();
    // Both passes were taken with C = 1, that is c = a^{-L/2}.
    return backward().times(pass.outputUnit());
  }

  private void forward() {
    tangent[0].clear();
    normRate[0] = ScaledNumber.ZERO;
    for (int l = 1; l < pass.depth(); l++) {
      ScaledVector moved = through(l, tangent[l - 1], tangent[l], true);
      double[] x = pass.activation(l - 1);
      ScaledNumber overlap = ScaledNumber.of(Vectors.dot(x, x));
      moved.add(pass.forwardFactor(l, overlap).times(-1), pass.error(l));
      mask(l);
      normRate[l] = moved.dot(pass.activation(l)).times(2);
    }
  }

  private ScaledNumber backward() {
    int depth = pass.depth();
    ScaledNumber sum = ScaledNumber.ZERO;
    tangent[depth].clear();
    for (int l = depth; l >= 1; l--) {
      double[] error = pass.error(l);
      double[] x = pass.activation(l - 1);
      double errors = Vectors.dot(error, error);
      ScaledNumber weights = pass.weightsUnit(l);
      ScaledNumber factor = weights.times(Vectors.dot(x, x)).plus(pass.biasUnit(l));
      sum = sum.plus(tangent[l].dot(error).times(2).times(factor));
      sum = sum.plus(normRate[l - 1].times(errors).times(weights));
      if (l > 1) {
        ScaledVector moved = through(l, tangent[l], tangent[l - 1], false);
        moved.add(ScaledNumber.of(-pass.backwardFactor(l) * errors), x);
        mask(l - 1);
      }
    }
    return sum;
  }

  private ScaledVector through(int layer, ScaledVector from, ScaledVector to, boolean forward) {
    if (forward) {
      pass.matrix(layer).right(from.values(), to.values());
    } else {
      pass.matrix(layer).left(from.values(), to.values());
    }
    to.normalise(from.exponent());
    return to;
  }

  private void mask(int layer) {
    double[] mask = pass.mask(layer);
    double[] values = tangent[layer].values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= mask[i];
    }
    tangent[layer].normalise(tangent[layer].exponent());
  }
}
