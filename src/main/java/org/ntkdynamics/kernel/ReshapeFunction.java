package org.ntkdynamics.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of each sample in another shape. */
final class ReshapeFunction implements LayerFunction {
  private final long[] from;
  private final long[] to;

  /**
   * @param from the shape of a sample; as many numbers as {@code to}
   * @param to the shape that it gets
   */
  private ReshapeFunction(long[] from, long[] to) {
    this.from = from;
    this.to = to;
  }

  /** Rows as images, channels first. */
  static ReshapeFunction toImages(long channels, long height, long width) {
    return new ReshapeFunction(
        new long[] {channels * height * width}, new long[] {channels, height, width});
  }

  /** The same in the other direction. */
  ReshapeFunction reversed() {
    return new ReshapeFunction(to, from);
  }

  @Override
  public boolean hasParameters() {
    return false;
  }

  @Override
  public Linearization at(INDArray x) {
    if (Arrays.equals(x.shape(), batch(x.size(0), to))) {
      return new At(x, x.shape().clone()); // DL4J takes what has the shape already.
    }
    if (!Arrays.equals(x.shape(), batch(x.size(0), from))) {
      throw new IllegalArgumentException(
          "inputs must have the shape "
              + Arrays.toString(batch(x.size(0), from))
              + ", not "
              + Arrays.toString(x.shape()));
    }
    return new At(x.reshape('c', batch(x.size(0), to)), x.shape().clone());
  }

  private static long[] batch(long samples, long[] shape) {
    long[] batch = new long[shape.length + 1];
    batch[0] = samples;
    System.arraycopy(shape, 0, batch, 1, shape.length);
    return batch;
  }

  private static final class At implements Linearization {
    private final INDArray output;
    private final long[] inputShape;

    At(INDArray output, long[] inputShape) {
      this.output = output;
      this.inputShape = inputShape;
    }

    @Override
    public INDArray output() {
      return output;
    }

    @Override
    public INDArray pullBack(INDArray delta) {
      return delta.reshape('c', inputShape);
    }
  }
}
