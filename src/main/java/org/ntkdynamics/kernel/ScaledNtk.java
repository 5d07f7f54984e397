package org.ntkdynamics.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;

/**
 * The NTK of {@code f̃ = αf}: as {@code ∂f̃/∂θ = α ∂f/∂θ}, it is α² times that of f. The product is
 * taken in double precision, in which the kernel is returned.
 */
public final class ScaledNtk implements EmpiricalNtk {
  private final EmpiricalNtk ntk;
  private final double square;

  /**
   * @param ntk the kernel of f, which is closed with this one
   * @param outputScale α
   */
  public ScaledNtk(EmpiricalNtk ntk, double outputScale) {
    this.ntk = ntk;
    this.square = outputScale * outputScale;
  }

  @Override
  public INDArray kernel(INDArray x, INDArray y, Reduction reduction) {
    return scaled(ntk.kernel(x, y, reduction));
  }

  @Override
  public INDArray kernel(INDArray x, Reduction reduction) {
    return scaled(ntk.kernel(x, reduction));
  }

  @Override
  public SquareMatrix trace(INDArray x) {
    return ntk.trace(x).map(theta -> theta * square);
  }

  @Override
  public String method() {
    return ntk.method();
  }

  @Override
  public void close() {
    ntk.close();
  }

  private INDArray scaled(INDArray kernel) {
    return kernel.castTo(DataType.DOUBLE).muli(square);
  }
}
