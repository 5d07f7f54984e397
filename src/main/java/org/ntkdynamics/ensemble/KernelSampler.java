package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.ScaledNumber;

/**
 * Draws the NTK of random networks at initialisation on fixed inputs.
 *
 * <p>A row holds, for the pairs (i, j), i ≤ j, of the N inputs in the order (0,0), (0,1), …,
 * (0,N-1), (1,1), …, first all weights parts Θ_W(x_i,x_j), then all bias parts Θ_b(x_i,x_j), each
 * summed over the outputs (trace, <b>not</b> divided by K) and divided by its {@link KernelUnits
 * unit}, without which deep networks would leave the range of a double.
 */
public interface KernelSampler extends RowSampler {
  /** The number N of inputs. */
  int inputs();

  /** What the row's numbers are to be multiplied with. */
  KernelUnits units();

  @Override
  default int columns() {
    return inputs() * (inputs() + 1);
  }

  /**
   * The units of the parts of a kernel.
   *
   * @param weights the unit of the weights parts
   * @param bias the unit of the bias parts
   */
  record KernelUnits(ScaledNumber weights, ScaledNumber bias) {
    /**
     * Units for a network whose signals grow by a factor {@code a} a layer, {@code L} layers deep.
     */
    static KernelUnits of(double a, int depth) {
      ScaledNumber growth = ScaledNumber.power(a, depth - 1);
      return new KernelUnits(growth, a > 1 ? growth : ScaledNumber.ONE);
    }
  }
}
