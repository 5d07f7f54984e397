package org.ntkdynamics.network;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.LeakyReLUDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftPlus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.spec.ActivationKind;

/**
 * The function φ that follows a hidden layer, {@code x^l = φ(h^l)}. Each has a derivative that can
 * be read off {@code φ(h)}, so that a pass keeps one array a layer.
 *
 * @param kind which function
 * @param slope that of a leaky ReLU below 0, which is above 0; 0 for every other function
 */
public record HiddenActivation(ActivationKind kind, double slope) {
  /** ReLU, which the papers are about. */
  public static final HiddenActivation RELU = new HiddenActivation(ActivationKind.RELU, 0);

  public HiddenActivation {
    boolean isLeaky = kind == ActivationKind.LEAKY_RELU;
    if (isLeaky ? !(slope > 0 && slope < Double.POSITIVE_INFINITY) : slope != 0) {
      throw new IllegalArgumentException(
          "the slope below 0 must be above 0 for a leaky ReLU and 0 otherwise: " + slope);
    }
  }

  /** The function of a spec, a leaky ReLU with DL4J's own slope. */
  public static HiddenActivation of(ActivationKind kind) {
    return new HiddenActivation(
        kind, kind == ActivationKind.LEAKY_RELU ? ActivationLReLU.DEFAULT_ALPHA : 0);
  }

  /** The function of a DL4J layer; empty if it is none of these. */
  public static Optional<HiddenActivation> of(IActivation activation) {
    if (activation instanceof ActivationLReLU leaky) {
      boolean hasSlope = leaky.getAlpha() > 0 && Double.isFinite(leaky.getAlpha());
      return hasSlope
          ? Optional.of(new HiddenActivation(ActivationKind.LEAKY_RELU, leaky.getAlpha()))
          : Optional.empty();
    }
    for (ActivationKind kind : ActivationKind.values()) {
      if (kind != ActivationKind.LEAKY_RELU && of(kind).dl4j().equals(activation)) {
        return Optional.of(of(kind));
      }
    }
    return Optional.empty();
  }

  /** The same function for a DL4J layer. */
  public IActivation dl4j() {
    return switch (kind) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(slope);
      case TANH -> new ActivationTanH();
      case SIGMOID -> new ActivationSigmoid();
      case SOFTPLUS -> new ActivationSoftPlus();
      case IDENTITY -> new ActivationIdentity();
    };
  }

  /** Whether 0 and 1 stay what they are, which a pass needs of its constant and its filling. */
  boolean keepsZeroAndOne() {
    return switch (kind) {
      case RELU, LEAKY_RELU, IDENTITY -> true;
      case TANH, SIGMOID, SOFTPLUS -> false;
    };
  }

  /** Overwrites {@code h} with {@code φ(h)}. */
  void apply(INDArray h) {
    switch (kind) {
      case RELU -> Nd4j.getExecutioner().exec(new RectifiedLinear(h, h, 0.0));
      case LEAKY_RELU -> Nd4j.getExecutioner().exec(new LeakyReLU(h, h, slope));
      case TANH -> Nd4j.getExecutioner().exec(new Tanh(h, h));
      case SIGMOID -> Nd4j.getExecutioner().exec(new Sigmoid(h, h));
      case SOFTPLUS -> Nd4j.getExecutioner().exec(new SoftPlus(h, h));
      case IDENTITY -> {}
    }
  }

  /**
   * Overwrites {@code y = φ(h)} with {@code φ'(h)}: the sign of y for ReLU, 1 - y² for tanh, y(1 -
   * y) for the sigmoid, 1 - e^-y for softplus. At the kink it is 0 for ReLU and 1 for leaky ReLU,
   * as in DL4J, whose backpropagation however rounds a leaky ReLU's slope to 32 bits.
   */
  void differentiate(INDArray y) {
    switch (kind) {
      case RELU -> Nd4j.getExecutioner().exec(new Sign(y, y));
      case LEAKY_RELU -> Nd4j.getExecutioner().exec(new LeakyReLUDerivative(y, y, slope));
      case TANH -> y.muli(y).rsubi(1);
      case SIGMOID -> Nd4j.getExecutioner().exec(new TimesOneMinus(y, y));
      case SOFTPLUS -> {
        y.negi();
        Nd4j.getExecutioner().exec(new Expm1(y, y));
        y.negi();
      }
      case IDENTITY -> y.assign(1);
    }
  }
}
