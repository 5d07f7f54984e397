package org.ntkdynamics.kernel;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;

/**
 * DL4J's activation, and its derivative as DL4J has it: of a batch it is taken once for all
 * outputs, but for softmax, which acts on a whole row.
 */
record ActivationFunction(IActivation activation) implements LayerFunction {
  @Override
  public boolean hasParameters() {
    return false;
  }

  @Override
  public Linearization at(INDArray x) {
    INDArray output = RowMajor.of(activation.getActivation(x.dup('c'), false));
    return activation instanceof ActivationSoftmax
        ? new OfRows(activation, x, output)
        : new OfNumbers(derivative(x), output);
  }

  private INDArray derivative(INDArray x) {
    INDArray ones = Nd4j.onesLike(x);
    return RowMajor.of(activation.backprop(x.dup('c'), ones).getFirst());
  }

  private record OfNumbers(INDArray derivative, INDArray output) implements Linearization {
    @Override
    public INDArray pullBack(INDArray delta) {
      return delta.muli(derivative);
    }

    @Override
    public void close() {
      NativeArrays.free(derivative);
    }
  }

  private record OfRows(IActivation activation, INDArray input, INDArray output)
      implements Linearization {
    @Override
    public INDArray pullBack(INDArray delta) {
      return RowMajor.of(activation.backprop(input.dup('c'), delta).getFirst());
    }
  }
}
