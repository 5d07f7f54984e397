package org.ntkdynamics.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.KernelSampler.KernelUnits;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.theory.Widths;

/**
 * One random network's forward and backward pass and the NTK that they give,
 *
 * <pre>
 *   Θ(x,x') = Σ_k Σ_l <δ^l_k(x), δ^l_k(x')> (w_l <x^{l-1}(x), x^{l-1}(x')> + 1)
 * </pre>
 *
 * whatever holds the weight matrices. With {@code s} the {@link NetworkSetting#growth growth},
 * layers carry {@code x^l/s^{l/2}} and {@code δ^l/s^{(L-l)/2}}, which deep networks leave in range.
 * Holds buffers for all activations; not thread-safe.
 */
public final class LayerwisePass {
  /** Makes the matrix of a layer. */
  interface MatrixFactory {
    GaussianMatrix create(int rows, int columns, double deviation);
  }

  private final NetworkSetting setting;
  private final InputRows inputs;
  private final int depth;
  private final double growth;
  private final KernelUnits units;
  private final WeightLaw law;
  private final GaussianMatrix[] matrices;

  /** {@code [L + 1, N, n_l]}: activations, the last ones unused. */
  private final double[][][] x;

  /** {@code [L + 1, N, n_l]}: the backpropagated errors of one output. */
  private final double[][][] delta;

  LayerwisePass(NetworkSetting setting, InputRows inputs, MatrixFactory factory) {
    this(setting, inputs, WeightLaw.GAUSSIAN, factory);
  }

  /**
   * @param law the law of the weights before they are scaled; the factory's matrices must take it
   */
  LayerwisePass(NetworkSetting setting, InputRows inputs, WeightLaw law, MatrixFactory factory) {
    Widths widths = setting.widths();
    if (inputs.dimension() != widths.at(0)) {
      throw new IllegalArgumentException(
          "inputs have "
              + inputs.dimension()
              + " components, but the first width is "
              + widths.at(0));
    }
    this.setting = setting;
    this.law = law;
    this.inputs = inputs;
    this.depth = widths.depth();
    this.growth = setting.growth();
    this.units = KernelUnits.of(growth, depth);
    this.matrices = new GaussianMatrix[depth + 1];
    for (int l = 1; l <= depth; l++) {
      double variance = setting.sigmaW2() / growth / widths.at(l - 1);
      matrices[l] = factory.create(widths.at(l), widths.at(l - 1), Math.sqrt(variance));
    }
    this.x = buffers(widths);
    this.delta = buffers(widths);
  }

  private double[][][] buffers(Widths widths) {
    return IntStream.rangeClosed(0, depth)
        .mapToObj(l -> new double[inputs.count()][widths.at(l)])
        .toArray(double[][][]::new);
  }

  public InputRows inputs() {
    return inputs;
  }

  KernelUnits units() {
    return units;
  }

  /** The squared norm of {@code x^l/s^{l/2}} of the last network drawn, for the first input. */
  double forwardNormSquared(int layer) {
    return Vectors.dot(x[layer][0], x[layer][0]);
  }

  /** The squared norm of {@code δ^l/s^{(L-l)/2}} of the last output, for the first input. */
  double backwardNormSquared(int layer) {
    return Vectors.dot(delta[layer][0], delta[layer][0]);
  }

  /** The weight matrix of a layer, 1 … L. */
  GaussianMatrix matrix(int layer) {
    return matrices[layer];
  }

  /** Draws a network and writes its NTK as {@link KernelSampler} says. */
  public void draw(UniformRandomProvider random, double[] row) {
    drawForward(random);
    Arrays.fill(row, 0);
    for (int output = 0; output < setting.widths().outputs(); output++) {
      backward(output, row);
    }
  }

  /** Draws a network and passes the inputs forward, no more. */
  public void drawForward(UniformRandomProvider random) {
    ContinuousSampler weights = WeightSamplers.of(law, random);
    for (int l = 1; l <= depth; l++) {
      matrices[l].renew(weights);
    }
    forward(ZigguratSampler.NormalizedGaussian.of(random));
  }

  /**
   * The share of the units of a hidden layer, 1 … L-1, that are active for both of two inputs in
   * the network drawn last: the mean of {@code ξ^l_{i;α} ξ^l_{i;β}} over i.
   */
  public double bothActive(int layer, int first, int second) {
    double[] one = x[layer][first];
    double[] other = x[layer][second];
    int active = 0;
    for (int unit = 0; unit < one.length; unit++) {
      active += one[unit] > 0 && other[unit] > 0 ? 1 : 0;
    }
    return (double) active / one.length;
  }

  private void forward(ContinuousSampler normal) {
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copyRow(i, x[0][i]);
    }
    double biasDeviation = Math.sqrt(setting.sigmaB2());
    for (int l = 1; l < depth; l++) {
      biasDeviation /= Math.sqrt(growth);
      double[] bias = bias(l, biasDeviation, normal);
      for (int i = 0; i < inputs.count(); i++) {
        matrices[l].right(x[l - 1][i], x[l][i]);
        activate(x[l][i], bias);
      }
    }
  }

  private double[] bias(int layer, double deviation, ContinuousSampler normal) {
    double[] bias = new double[setting.widths().at(layer)];
    if (setting.sigmaB2() > 0) {
      Arrays.setAll(bias, unit -> deviation * normal.sample());
    }
    return bias;
  }

  private static void activate(double[] h, double[] bias) {
    for (int unit = 0; unit < h.length; unit++) {
      h[unit] = Math.max(0, h[unit] + bias[unit]);
    }
  }

  private void backward(int output, double[] row) {
    for (int i = 0; i < inputs.count(); i++) {
      Arrays.fill(delta[depth][i], 0);
      delta[depth][i][output] = 1;
    }
    double biasScale = 1;
    for (int l = depth; l >= 1; l--) {
      // Below a growth of 1 the bias unit is 1 and layer l has s^{L-l}; above, s^{L-l}/s^{L-1}.
      double scale = growth > 1 ? Math.pow(growth, 1 - l) : biasScale;
      accumulate(l, scale, row);
      biasScale *= growth;
      if (l > 1) {
        for (int i = 0; i < inputs.count(); i++) {
          matrices[l].left(delta[l][i], delta[l - 1][i]);
          mask(delta[l - 1][i], x[l - 1][i]);
        }
      }
    }
  }

  private static void mask(double[] gradient, double[] activation) {
    for (int unit = 0; unit < gradient.length; unit++) {
      gradient[unit] = activation[unit] > 0 ? gradient[unit] : 0;
    }
  }

  private void accumulate(int layer, double biasScale, double[] row) {
    double factor = setting.weightFactor(layer);
    int pairs = row.length / 2;
    int pair = 0;
    for (int i = 0; i < inputs.count(); i++) {
      for (int j = i; j < inputs.count(); j++) {
        double overlap = Vectors.dot(delta[layer][i], delta[layer][j]);
        row[pair] += factor * overlap * Vectors.dot(x[layer - 1][i], x[layer - 1][j]);
        row[pairs + pair] += biasScale * overlap;
        pair++;
      }
    }
  }
}
