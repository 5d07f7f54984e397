package org.ntkdynamics.study.spectrum;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
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
   * @param mean the mean kernel of some networks
   */
  SpectrumPoint.Expected of(KernelPart part, SquareMatrix mean) {
    long samples = mean.size();
    NtkMoments moments =
        ExactMoments.of(
            widths, sigmaW2, Nd4j.diag(gram).sumNumber().doubleValue() / samples, scaling, 2);
    double diagonal =
        part == KernelPart.WEIGHTS ? moments.joint(1, 0).toDouble() : moments.mean().toDouble();
    double dispersion =
        part == KernelPart.WEIGHTS ? moments.weightsDispersion() : moments.dispersion();
    return new SpectrumPoint.Expected(
        samples * diagonal,
        Math.sqrt(Math.max(0, dispersion - 1)),
        Eigenpairs.largest(infiniteWidth(part == KernelPart.FULL)),
        Eigenpairs.largest(mean),
        NormBounds.of(mean));
  }

  private SquareMatrix infiniteWidth(boolean biases) {
    InfiniteWidthKernel.Setting setting =
        new InfiniteWidthKernel.Setting(sigmaW2, 0, biases, scaling);
    SquareMatrix inner = NativeArrays.matrix(gram);
    double[][] kernel = new double[inner.size()][inner.size()];
    for (int i = 0; i < inner.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double cosine = i == j ? 1 : inner.at(i, j) / Math.sqrt(inner.at(i, i) * inner.at(j, j));
        InfiniteWidthKernel.Inputs inputs =
            new InfiniteWidthKernel.Inputs(
                inner.at(i, i), inner.at(j, j), Math.max(-1, Math.min(1, cosine)));
        kernel[i][j] = InfiniteWidthKernel.of(widths, setting, inputs).ntk().toDouble();
        kernel[j][i] = kernel[i][j];
      }
    }
    return SquareMatrix.of(kernel);
  }
}
