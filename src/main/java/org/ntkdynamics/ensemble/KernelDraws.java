package org.ntkdynamics.ensemble;

import java.util.function.Supplier;
import org.ntkdynamics.ensemble.KernelSampler.KernelUnits;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * The raw sample of an ensemble: the NTK of N networks on the same inputs. Arrays that are handed
 * out are copies or freshly computed; immutable and thread-safe.
 */
public final class KernelDraws {
  private final int inputs;
  private final KernelUnits units;
  private final double[][] columns;

  private KernelDraws(int inputs, KernelUnits units, double[][] columns) {
    this.inputs = inputs;
    this.units = units;
    this.columns = columns;
  }

  /**
   * Draws the kernels of an ensemble.
   *
   * @param sampler makes a sampler for each thread; all alike
   * @param draws the number N of networks, at least 1
   */
  public static KernelDraws draw(
      Ensemble ensemble, Supplier<? extends KernelSampler> sampler, int draws) {
    return of(sampler.get(), ensemble.draw(sampler, draws));
  }

  /**
   * Kernels that were drawn.
   *
   * @param example a sampler like those that drew them
   * @param columns {@code [columns, N]}: the draws of each of the sampler's columns
   */
  public static KernelDraws of(KernelSampler example, double[][] columns) {
    return new KernelDraws(example.inputs(), example.units(), columns);
  }

  /** The number N of networks. */
  public int draws() {
    return columns[0].length;
  }

  /** The number of inputs. */
  public int inputs() {
    return inputs;
  }

  /** {@code [N]}: Θ_W(x_i,x_j) of each network, in {@link #weightsUnit()}. */
  public double[] weights(int i, int j) {
    return columns[pair(i, j)].clone();
  }

  /** {@code [N]}: Θ_b(x_i,x_j) of each network, in {@link #unit()}. */
  public double[] bias(int i, int j) {
    return columns[columns.length / 2 + pair(i, j)].clone();
  }

  /** {@code [N]}: Θ(x_i,x_j) = Θ_W + Θ_b of each network, in {@link #unit()}. */
  public double[] total(int i, int j) {
    return combine(columns[pair(i, j)], columns[columns.length / 2 + pair(i, j)], units);
  }

  /** Adds weights and bias parts in the unit of the latter. */
  public static double[] combine(double[] weights, double[] bias, KernelUnits units) {
    double factor = units.weights().dividedBy(units.bias()).toDouble();
    double[] total = new double[bias.length];
    for (int draw = 0; draw < total.length; draw++) {
      total[draw] = factor * weights[draw] + bias[draw];
    }
    return total;
  }

  /** The units of both parts. */
  public KernelUnits units() {
    return units;
  }

  /** What the weights parts are to be multiplied with. */
  public ScaledNumber weightsUnit() {
    return units.weights();
  }

  /** What the bias parts and the full kernel are to be multiplied with. */
  public ScaledNumber unit() {
    return units.bias();
  }

  private int pair(int i, int j) {
    if (i < 0 || j < 0 || i >= inputs || j >= inputs) {
      throw new IllegalArgumentException(
          "there are " + inputs + " inputs, so there is no pair (" + i + ", " + j + ")");
    }
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    return low * inputs - low * (low - 1) / 2 + high - low;
  }
}
