package org.ntkdynamics.study.regression;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.spec.Reduction;

/**
 * The kernel of one step that all outputs share: {@code Θ = Σ_k Θ_kk / K}, in double precision.
 * With K outputs the whole kernel is {@code [NK, NK]}; in its place stands one whose blocks between
 * different outputs are 0 and whose diagonal blocks are alike, their mean.
 *
 * <p>Closing frees it.
 *
 * @param gram of the training images, shape {@code [N, N]}, symmetric to the last bit
 * @param cross of test and training images, shape {@code [M, N]}
 */
record FrozenKernel(INDArray gram, INDArray cross) implements AutoCloseable {

  static FrozenKernel of(EmpiricalNtk ntk, Dataset data, int outputs) {
    INDArray train = data.train().features();
    return new FrozenKernel(
        shared(ntk.kernel(train, Reduction.TRACE), outputs),
        shared(ntk.kernel(data.test().features(), train, Reduction.TRACE), outputs));
  }

  private static INDArray shared(INDArray trace, int outputs) {
    INDArray wide = trace.castTo(DataType.DOUBLE);
    if (wide != trace) {
      NativeArrays.free(trace);
    }
    return wide.divi(outputs);
  }

  /** Ridge regression from 0: {@code f(x) = Θ(x, X) (Θ(X, X) + ridge · mean diagonal)⁻¹ y}. */
  Answers regression(INDArray targets, double ridge) {
    double shift = ridge * meanDiagonal();
    try (INDArray weights =
        gram.size(0) <= LinearSolver.LARGEST_DIRECT
            ? LinearSolver.cholesky(gram, shift, targets)
            : LinearSolver.conjugateGradients(gram, shift, targets)) {
      return new Answers(gram.mmul(weights), cross.mmul(weights), Double.POSITIVE_INFINITY, 0);
    }
  }

  private double meanDiagonal() {
    double sum = 0;
    for (long i = 0; i < gram.size(0); i++) {
      sum += gram.getDouble(i, i);
    }
    return sum / gram.size(0);
  }

  @Override
  public void close() {
    NativeArrays.free(gram);
    NativeArrays.free(cross);
  }
}
