package org.ntkdynamics.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ntkdynamics.spec.ActivationKind;

/**
 * The shape of a fully-connected network. Layers are counted as in the papers: layer {@code l = 1 …
 * L} has the weights {@code W^l} from width {@code n_{l-1}} to {@code n_l} and the bias {@code
 * b^l}.
 *
 * @param widths {@code n_0 … n_L}: inputs, hidden layers, outputs
 * @param activations what follows each of the layers 1 … L - 1; the output is linear
 */
public record Architecture(List<Integer> widths, List<HiddenActivation> activations) {
  public Architecture {
    widths = List.copyOf(widths);
    activations = List.copyOf(activations);
    if (widths.size() < 2 || widths.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "widths must be at least two positive numbers, inputs first and outputs last: " + widths);
    }
    if (activations.size() != widths.size() - 2) {
      throw new IllegalArgumentException(
          activations.size() + " activations for " + (widths.size() - 2) + " hidden layers");
    }
  }

  /** A ReLU network of these widths. */
  public Architecture(List<Integer> widths) {
    this(widths, Collections.nCopies(Math.max(0, widths.size() - 2), HiddenActivation.RELU));
  }

  /** A ReLU network with so many inputs, hidden layers of these widths, and so many outputs. */
  public static Architecture of(int inputs, List<Integer> hiddenWidths, int outputs) {
    return of(inputs, hiddenWidths, outputs, ActivationKind.RELU);
  }

  /** A network whose hidden layers are all followed by one activation. */
  public static Architecture of(
      int inputs, List<Integer> hiddenWidths, int outputs, ActivationKind activation) {
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hiddenWidths);
    widths.add(outputs);
    return new Architecture(
        widths, Collections.nCopies(hiddenWidths.size(), HiddenActivation.of(activation)));
  }

  /** The number L of weight layers, one more than there are hidden layers. */
  public int layers() {
    return widths.size() - 1;
  }

  /** The width {@code n_l}, l = 0 … L. */
  public int width(int l) {
    return widths.get(l);
  }

  /** The number of inputs {@code n_0}. */
  public int inputs() {
    return width(0);
  }

  /** The number K of outputs. */
  public int outputs() {
    return width(layers());
  }

  /** Whether ReLU follows every hidden layer. */
  public boolean isRelu() {
    return activations.stream().allMatch(HiddenActivation.RELU::equals);
  }

  /** What follows the hidden layer l = 1 … L - 1. */
  public HiddenActivation activation(int l) {
    return activations.get(l - 1);
  }

  /** Whether layer l = 1 … L is followed by an activation. */
  public boolean isHidden(int l) {
    return l < layers();
  }

  /** The number of weights of layer l = 1 … L. */
  public long weights(int l) {
    return (long) width(l - 1) * width(l);
  }

  /**
   * Checks that the parameters fit into one array.
   *
   * @throws UnsupportedNetworkException if they do not
   */
  public void checkSize() {
    if (parameters() > Integer.MAX_VALUE) {
      throw new UnsupportedNetworkException(
          String.format(
              "a network of %d layers, %d wide at most, has %d parameters: must be at most %d",
              layers(), Collections.max(widths), parameters(), Integer.MAX_VALUE));
    }
  }

  /**
   * Checks that a flat vector of parameters and scales of the weights are of this shape.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void checkParameters(long parameters, int weightScales) {
    if (parameters != parameters() || weightScales != layers()) {
      throw new IllegalArgumentException(
          String.format(
              "a network of widths %s has %d parameters and %d layers, not %d and %d",
              widths, parameters(), layers(), parameters, weightScales));
    }
  }

  /**
   * Checks that inputs have the shape {@code [N, n_0]} with N of at least 1.
   *
   * @throws IllegalArgumentException if they have not
   */
  public void checkInputs(long[] shape) {
    if (shape.length != 2 || shape[1] != inputs() || shape[0] < 1) {
      throw new IllegalArgumentException(
          "inputs must have the shape [N, "
              + inputs()
              + "] with N of at least 1, not "
              + Arrays.toString(shape));
    }
  }

  /** The number of parameters, weights and biases. */
  public long parameters() {
    return offset(layers() + 1);
  }

  /**
   * Where layer l = 1 … L begins in the flat parameter vector: its weights, shape {@code [n_{l-1},
   * n_l]} in Fortran order, then its biases. {@code l = L + 1} gives the length of the vector.
   */
  public long offset(int l) {
    long offset = 0;
    for (int below = 1; below < l; below++) {
      offset += weights(below) + width(below);
    }
    return offset;
  }
}
