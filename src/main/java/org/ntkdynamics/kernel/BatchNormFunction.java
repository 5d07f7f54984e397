package org.ntkdynamics.kernel;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ntkdynamics.matrix.NativeArrays;

/**
 * Batch normalisation at inference: of each channel {@code h = γ x̂ + β} with {@code x̂ = (x - μ) /
 * √(v + ε)}, where the mean μ and the variance v are the stored ones. That mixes no samples. Its
 * parameters are γ and β, unless they are locked; μ and v are none, as no gradient moves them.
 */
final class BatchNormFunction implements LayerFunction {
  private final INDArray mean;
  private final INDArray inverseDeviation;
  private final @Nullable INDArray gamma;
  private final @Nullable INDArray beta;
  private final double lockedGamma;
  private final double lockedBeta;

  /**
   * @param layer of channels first
   * @param stored DL4J's layer, whose parameters are read once
   */
  BatchNormFunction(BatchNormalization layer, org.deeplearning4j.nn.api.Layer stored) {
    mean = stored.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    INDArray variance =
        layer.isUseLogStd()
            ? variance(stored.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD))
            : stored.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
    inverseDeviation = Transforms.sqrt(variance.add(layer.getEps()), false).rdivi(1);
    boolean isLocked = layer.isLockGammaBeta();
    gamma = isLocked ? null : stored.getParam(BatchNormalizationParamInitializer.GAMMA);
    beta = isLocked ? null : stored.getParam(BatchNormalizationParamInitializer.BETA);
    // DL4J applies locked values only where neither is that of the identity.
    boolean isApplied = layer.getGamma() != 1 && layer.getBeta() != 0;
    lockedGamma = isApplied ? layer.getGamma() : 1;
    lockedBeta = isApplied ? layer.getBeta() : 0;
  }

  /** DL4J stores log10 of the standard deviation. */
  private static INDArray variance(INDArray logDeviation) {
    return Transforms.exp(logDeviation.mul(2 * Math.log(10)), false);
  }

  @Override
  public boolean hasParameters() {
    return gamma != null;
  }

  @Override
  public Linearization at(INDArray x) {
    if ((x.rank() != 2 && x.rank() != 4) || x.size(1) != mean.length()) {
      throw new IllegalArgumentException(
          "batch normalisation takes "
              + mean.length()
              + " channels, not "
              + Arrays.toString(x.shape()));
    }
    return new At(x);
  }

  private final class At implements Linearization {
    private final INDArray normal;
    private final INDArray output;

    At(INDArray x) {
      normal = x.sub(channels(mean, x)).muli(channels(inverseDeviation, x));
      output =
          gamma == null || beta == null
              ? normal.mul(lockedGamma).addi(lockedBeta)
              : normal.mul(channels(gamma, x)).addi(channels(beta, x));
    }

    @Override
    public INDArray output() {
      return output;
    }

    @Override
    public INDArray pullBack(INDArray delta) {
      delta.muli(channels(inverseDeviation, delta));
      return gamma == null ? delta.muli(lockedGamma) : delta.muli(channels(gamma, delta));
    }

    @Override
    public List<ParameterGroup> groups() {
      return gamma == null ? List.of() : List.of(ParameterGroup.WHOLE, ParameterGroup.WHOLE);
    }

    @Override
    public List<INDArray> gradients(INDArray delta) {
      return gamma == null ? List.of() : List.of(summed(delta.mul(normal)), summed(delta));
    }

    @Override
    public void close() {
      NativeArrays.free(normal);
    }
  }

  /** A number a channel, to be broadcast. */
  private static INDArray channels(INDArray values, INDArray like) {
    return like.rank() == 2
        ? values.reshape(1, values.length())
        : values.reshape(1, values.length(), 1, 1);
  }

  /** Over the positions of each channel, shape {@code [N, C]}. */
  private static INDArray summed(INDArray delta) {
    return RowMajor.of(delta.rank() == 2 ? delta.dup('c') : delta.sum(2, 3));
  }
}
