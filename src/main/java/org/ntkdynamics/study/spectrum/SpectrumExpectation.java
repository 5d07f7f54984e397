package org.ntkdynamics.study.spectrum;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.NormBounds;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.InfiniteWidthKernel;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.Widths;

/**
 * What theory knows of the expected kernel of a setting on some samples: the trace, exact at any
 * width since {@code E[Θ_W(x,x)]} is proportional to {@code ‖x‖²} and {@code E[Θ_b(x,x)]} does not
 * depend on x, and the largest eigenvalue of the infinite-width kernel.
 */
final class SpectrumExpectation {
  private final double sigmaW2;
  private final Widths widths;
  private final KernelScaling scaling;
  private final INDArray gram;

  SpectrumExpectation(
      SpectrumSpec config, double sigmaW2, Architecture architecture, Samples samples) {
    this.sigmaW2 = sigmaW2;
    this.widths = new Widths(architecture.widths());
    this.scaling =
        config.network().parametrization() == Parametrization.NTK
            ? KernelScaling.NTK
            : KernelScaling.STANDARD;
    INDArray x = samples.features().castTo(DataType.DOUBLE);
    this.gram = x.mmul(x.transpose());
  }

  /**
   * The expectation of a part of the kernel.
   *
   * @param mean the mean kernel of some networks, shape {@code [N, N]}
   */
  SpectrumPoint.Expected of(KernelPart part, INDArray mean) {
    long samples = mean.size(0);
    NtkMoments moments =
        ExactMoments.of(
            widths, sigmaW2, Nd4j.diag(gram).sumNumber().doubleValue() / samples, scaling, 2);
    double diagonal =
        part == KernelPart.WEIGHTS ? moments.joint(1, 0).toDouble() : moments.mean().toDouble();
    double dispersion =
        part == KernelPart.WEIGHTS ? moments.weightsDispersion() : moments.dispersion();
    double[][] values = mean.toDoubleMatrix();
    return new SpectrumPoint.Expected(
        samples * diagonal,
        Math.sqrt(Math.max(0, dispersion - 1)),
        Eigenpairs.largest(infiniteWidth(part == KernelPart.FULL)),
        Eigenpairs.largest(values),
        NormBounds.of(values));
  }

  private double[][] infiniteWidth(boolean biases) {
    InfiniteWidthKernel.Setting setting =
        new InfiniteWidthKernel.Setting(sigmaW2, 0, biases, scaling);
    double[][] inner = gram.toDoubleMatrix();
    double[][] kernel = new double[inner.length][inner.length];
    for (int i = 0; i < inner.length; i++) {
      for (int j = 0; j <= i; j++) {
        double cosine = i == j ? 1 : inner[i][j] / Math.sqrt(inner[i][i] * inner[j][j]);
        InfiniteWidthKernel.Inputs inputs =
            new InfiniteWidthKernel.Inputs(
                inner[i][i], inner[j][j], Math.max(-1, Math.min(1, cosine)));
        kernel[i][j] = InfiniteWidthKernel.of(widths, setting, inputs).ntk().toDouble();
        kernel[j][i] = kernel[i][j];
      }
    }
    return kernel;
  }
}
