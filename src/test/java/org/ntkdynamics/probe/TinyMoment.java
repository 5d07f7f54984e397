package org.ntkdynamics.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelTracker;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.StepEvaluation;

/**
 * A network small enough to be written out, {@code f_k(x) = Σ_j a_kj relu(w_j·x + b_j) + c_k} with
 * two inputs, three hidden units of which the last is dead, and two outputs, at step 0.
 */
final class TinyMoment {
  static final double[][] X = {{1, 0.5}, {-0.5, 2}, {0.25, -1}};
  static final List<Integer> LABELS = List.of(0, 1, 1);
  static final double[][] W = {{0.5, -0.25}, {-1, 0.75}, {-0.1, -0.1}};
  static final double[] B = {0.125, 0.25, -4};
  static final double[][] A = {{0.5, -1, 2}, {1.5, 0.25, -1}};
  static final double[] C = {0.1, -0.2};

  private TinyMoment() {}

  /** x^1 of a sample, in plain loops. */
  static double[] hidden(double[] x) {
    double[] hidden = new double[W.length];
    for (int j = 0; j < W.length; j++) {
      hidden[j] = Math.max(0, W[j][0] * x[0] + W[j][1] * x[1] + B[j]);
    }
    return hidden;
  }

  /** The moment of {@code αf}. */
  static Moment at(double outputScale) {
    TrainingSpec training =
        new TrainingSpec(
            Optimizer.SGD, 0.1, BatchSize.FULL, 1, Loss.MSE, Precision.DOUBLE, Engine.FUSED, 8, 1);
    Architecture architecture = Architecture.of(2, List.of(3), 2);
    MultiLayerNetwork network =
        Networks.create(architecture, List.of(1.0, 1.0), training, parameters());
    Samples samples =
        new Samples(Nd4j.createFromArray(X).castTo(DataType.DOUBLE), LABELS, List.of(0, 1, 2), 2);
    SquareMatrix kernel;
    try (JacobianNtk ntk = new JacobianNtk(network)) {
      kernel = ntk.trace(samples.features()).map(value -> value * outputScale * outputScale);
    }
    OptionalDouble none = OptionalDouble.empty();
    return new Moment(
        0,
        new Subject(
            samples,
            Optional.of(samples),
            Optional.of(training),
            Optional.of(architecture),
            List.of(1.0, 1.0),
            outputScale,
            DataType.DOUBLE),
        network,
        kernel,
        new MetricsRow(
            0,
            new StepEvaluation(none, none, none, none),
            new KernelTracker(LABELS, outputScale).track(0, kernel)),
        new KernelHistory(unit(), List.of()));
  }

  private static org.ntkdynamics.store.UnitDirectory unit() {
    return org.ntkdynamics.store.TestUnits.in(Path.of("none"));
  }

  /** Weights {@code [n_{l-1}, n_l]} in Fortran order, then biases, layer by layer. */
  private static INDArray parameters() {
    double[] flat = new double[6 + 3 + 6 + 2];
    int at = 0;
    for (double[] w : W) {
      flat[at++] = w[0];
      flat[at++] = w[1];
    }
    for (double b : B) {
      flat[at++] = b;
    }
    for (double[] a : A) {
      for (double value : a) {
        flat[at++] = value;
      }
    }
    for (double c : C) {
      flat[at++] = c;
    }
    return Nd4j.createFromArray(flat).reshape(1, flat.length);
  }
}
