package org.ntkdynamics.kernel;

import static org.ntkdynamics.kernel.RowMajor.Factor.plain;
import static org.ntkdynamics.kernel.RowMajor.Factor.transposed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.util.ConvolutionUtils;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.ntkdynamics.matrix.NativeArrays;

/**
 * A convolution as a product with the patches of a sample: {@code h_i = W P_i + b}, where {@code
 * P_i} has a column of {@code D = C k_h k_w} numbers for each of the positions and W is {@code
 * [C_out, D]}. A sample's gradient by W is {@code δ_i P_iᵀ}, summed over the positions, that by the
 * biases the sum of {@code δ_i} over them.
 */
final class ConvolutionFunction implements LayerFunction {
  private final ConvolutionLayer layer;
  private final INDArray weights;
  private final @Nullable INDArray bias;

  /**
   * @param layer of channels first
   * @param weights shape {@code [C_out, C, k_h, k_w]}
   * @param bias shape {@code [1, C_out]}, or null
   */
  ConvolutionFunction(ConvolutionLayer layer, INDArray weights, @Nullable INDArray bias) {
    this.layer = layer;
    long filters = weights.size(0);
    this.weights = RowMajor.of(weights).reshape('c', filters, weights.length() / filters);
    this.bias = bias;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Linearization at(INDArray x) {
    if (x.rank() != 4 || x.size(1) != layer.getNIn()) {
      throw new IllegalArgumentException(
          "images must have the shape [N, "
              + layer.getNIn()
              + ", height, width], not "
              + Arrays.toString(x.shape()));
    }
    return new At(x, Geometry.of(layer, x));
  }

  /**
   * Where the patches of images lie.
   *
   * @param height of the images, as {@code width}
   * @param rows of the grid of positions, as {@code columns}
   * @param above the padding there, as {@code left}
   */
  private record Geometry(int height, int width, int rows, int columns, int above, int left) {
    static Geometry of(ConvolutionLayer layer, INDArray x) {
      boolean isSame = layer.getConvolutionMode() == ConvolutionMode.Same;
      int[] image = {Math.toIntExact(x.size(2)), Math.toIntExact(x.size(3))};
      int[] output =
          ConvolutionUtils.getOutputSize(
              x,
              layer.getKernelSize(),
              layer.getStride(),
              isSame ? null : layer.getPadding(),
              layer.getConvolutionMode(),
              layer.getDilation(),
              CNN2DFormat.NCHW);
      int[] padding =
          isSame
              ? ConvolutionUtils.getSameModeTopLeftPadding(
                  output, image, layer.getKernelSize(), layer.getStride(), layer.getDilation())
              : layer.getPadding();
      return new Geometry(image[0], image[1], output[0], output[1], padding[0], padding[1]);
    }

    long positions() {
      return (long) rows * columns;
    }
  }

  private final class At implements Linearization {
    private final Geometry geometry;
    private final long[] inputShape;
    private final INDArray patches;
    private final INDArray output;

    At(INDArray x, Geometry geometry) {
      this.geometry = geometry;
      this.inputShape = x.shape().clone();
      this.patches = patches(x);
      this.output = matrices(x, weights.size(0));
      RowMajor.multiply(plain(weights), plain(patches), output);
      if (bias != null) {
        output.addi(bias.reshape(1, bias.length(), 1));
      }
    }

    /** A matrix a sample with a column for each position, not yet written. */
    private INDArray matrices(INDArray like, long rows) {
      return RowMajor.create(like.dataType(), inputShape[0], rows, geometry.positions());
    }

    private INDArray patches(INDArray x) {
      INDArray all = matrices(x, weights.size(1));
      Convolution.im2col(
          x,
          layer.getKernelSize()[0],
          layer.getKernelSize()[1],
          layer.getStride()[0],
          layer.getStride()[1],
          geometry.above(),
          geometry.left(),
          layer.getDilation()[0],
          layer.getDilation()[1],
          layer.getConvolutionMode() == ConvolutionMode.Same,
          sixfold(all));
      return all;
    }

    /** Shape {@code [N, C, k_h, k_w, height, width]}, a view. */
    private INDArray sixfold(INDArray all) {
      int[] kernel = layer.getKernelSize();
      return all.reshape(
          'c',
          inputShape[0],
          layer.getNIn(),
          kernel[0],
          kernel[1],
          geometry.rows(),
          geometry.columns());
    }

    @Override
    public INDArray output() {
      return output.reshape(
          'c', inputShape[0], weights.size(0), geometry.rows(), geometry.columns());
    }

    @Override
    public INDArray pullBack(INDArray delta) {
      INDArray below = RowMajor.create(delta.dataType(), inputShape);
      try (INDArray parts = matrices(delta, weights.size(1))) {
        RowMajor.multiply(transposed(weights), plain(columns(delta)), parts);
        Convolution.col2im(
            sixfold(parts),
            below,
            layer.getStride()[0],
            layer.getStride()[1],
            geometry.above(),
            geometry.left(),
            geometry.height(),
            geometry.width(),
            layer.getDilation()[0],
            layer.getDilation()[1]);
      }
      return below;
    }

    private INDArray columns(INDArray delta) {
      return delta.reshape('c', inputShape[0], weights.size(0), geometry.positions());
    }

    @Override
    public List<ParameterGroup> groups() {
      return bias == null
          ? List.of(ParameterGroup.WHOLE)
          : List.of(ParameterGroup.WHOLE, ParameterGroup.WHOLE);
    }

    @Override
    public List<INDArray> gradients(INDArray delta) {
      INDArray columns = columns(delta);
      INDArray byWeights =
          RowMajor.create(delta.dataType(), inputShape[0], weights.size(0), weights.size(1));
      RowMajor.multiply(plain(columns), transposed(patches), byWeights);
      List<INDArray> gradients = new ArrayList<>();
      gradients.add(byWeights.reshape('c', inputShape[0], weights.length()));
      if (bias != null) {
        gradients.add(columns.sum(2));
      }
      return gradients;
    }

    @Override
    public long numbers() {
      return 2 * patches.length() + 2 * output.length();
    }

    @Override
    public void close() {
      NativeArrays.free(patches);
    }
  }
}
