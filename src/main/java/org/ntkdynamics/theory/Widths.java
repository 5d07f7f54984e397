package org.ntkdynamics.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The widths {@code n_0, …, n_L} of a fully-connected network: the input dimension, the hidden
 * layers, the outputs.
 *
 * @param values {@code [L + 1]}, each at least 1
 */
public record Widths(List<Integer> values) {
  /**
   * @throws IllegalArgumentException if there are fewer than two widths or one is below 1
   */
  public Widths {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException(
          "widths must name the input and the output at least, but are " + values);
    }
    if (values.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("widths must be at least 1, but are " + values);
    }
  }

  /** The network with these widths, input first. */
  public static Widths of(int... widths) {
    return new Widths(Arrays.stream(widths).boxed().toList());
  }

  /**
   * A network of constant hidden width with one output.
   *
   * @param input the input dimension n_0
   * @param hidden the width M of the hidden layers
   * @param depth the number L of weight layers, one more than the hidden layers
   */
  public static Widths constant(int input, int hidden, int depth) {
    Checks.atLeast(1, "depth", depth);
    List<Integer> widths = new ArrayList<>();
    widths.add(input);
    widths.addAll(Collections.nCopies(depth - 1, hidden));
    widths.add(1);
    return new Widths(widths);
  }

  /** The number L of weight layers. */
  public int depth() {
    return values.size() - 1;
  }

  /** The width n_l, l = 0 … L. */
  public int at(int layer) {
    return values.get(layer);
  }

  /** The number n_L of outputs. */
  public int outputs() {
    return at(depth());
  }

  /** The widths as an array {@code [L + 1]}. */
  public int[] toArray() {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * These widths, if there is one output.
   *
   * @throws IllegalArgumentException if there are several
   */
  public Widths requireOneOutput() {
    if (outputs() != 1) {
      throw new IllegalArgumentException("the last width must be 1, but is " + outputs());
    }
    return this;
  }

  @Override
  public String toString() {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
