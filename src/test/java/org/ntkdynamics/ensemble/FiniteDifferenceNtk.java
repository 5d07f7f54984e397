package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.KernelScaling;

/**
 * The NTK of a network with explicit weights by central differences in every parameter: the
 * definition, with nothing shared with the samplers but the weights.
 */
final class FiniteDifferenceNtk {
  private static final double STEP = 1e-5;

  private final double[][][] weights;
  private final double[][] biases;

  private FiniteDifferenceNtk(LayerwisePass pass, NetworkSetting setting) {
    int depth = setting.widths().depth();
    weights = new double[depth + 1][][];
    biases = new double[depth + 1][];
    for (int l = 1; l <= depth; l++) {
      double[][] scaled = ((DenseGaussianMatrix) pass.matrix(l)).entries();
      weights[l] = new double[scaled.length][];
      for (int i = 0; i < scaled.length; i++) {
        weights[l][i] = scaled[i].clone();
        Vectors.scale(Math.sqrt(setting.growth()), weights[l][i]);
      }
      biases[l] = new double[scaled.length];
    }
  }

  /** In the layout of {@link KernelSampler}, without units. */
  static double[] of(LayerwisePass pass, NetworkSetting setting, InputRows inputs) {
    FiniteDifferenceNtk network = new FiniteDifferenceNtk(pass, setting);
    int pairs = inputs.count() * (inputs.count() + 1) / 2;
    double[] kernel = new double[2 * pairs];
    for (int l = 1; l < network.weights.length; l++) {
      double ntk = setting.sigmaW2() / setting.widths().at(l - 1);
      double factor = setting.scaling() == KernelScaling.NTK ? ntk : 1;
      for (double[] row : network.weights[l]) {
        for (int j = 0; j < row.length; j++) {
          network.accumulate(row, j, factor, 0, inputs, kernel);
        }
      }
      for (int j = 0; j < network.biases[l].length; j++) {
        network.accumulate(network.biases[l], j, 1, pairs, inputs, kernel);
      }
    }
    return kernel;
  }

  private void accumulate(
      double[] parameters, int index, double factor, int offset, InputRows in, double[] kernel) {
    double[][] gradients = new double[in.count()][];
    double value = parameters[index];
    for (int i = 0; i < in.count(); i++) {
      parameters[index] = value + STEP;
      double[] above = outputs(in, i);
      parameters[index] = value - STEP;
      double[] below = outputs(in, i);
      parameters[index] = value;
      gradients[i] = new double[above.length];
      for (int k = 0; k < above.length; k++) {
        gradients[i][k] = (above[k] - below[k]) / (2 * STEP);
      }
    }
    int pair = offset;
    for (int i = 0; i < in.count(); i++) {
      for (int j = i; j < in.count(); j++) {
        kernel[pair++] += factor * Vectors.dot(gradients[i], gradients[j]);
      }
    }
  }

  private double[] outputs(InputRows inputs, int input) {
    double[] x = new double[inputs.dimension()];
    inputs.copyRow(input, x);
    for (int l = 1; l < weights.length; l++) {
      double[] h = new double[weights[l].length];
      for (int i = 0; i < h.length; i++) {
        h[i] = biases[l][i];
        for (int j = 0; j < x.length; j++) {
          h[i] += weights[l][i][j] * x[j];
        }
        h[i] = l < weights.length - 1 ? Math.max(h[i], 0) : h[i];
      }
      x = h;
    }
    return x;
  }
}
