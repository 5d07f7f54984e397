package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the widths of an ensemble's networks go from input to output (Figure 6 of SK). */
public enum Shape {
  /** {@code n_0 = α0 M}, then M in every hidden layer. */
  @JsonProperty("constant")
  CONSTANT,
  /**
   * {@code n_l = M_1 + ⌈l (M_2 - M_1)/L⌉}, l = 0 … L-1, {@code M_1 = M - spread, M_2 = M + spread}.
   */
  @JsonProperty("increasing")
  INCREASING,
  /** {@code n_l = M_2 + ⌈l (M_1 - M_2)/L⌉}, l = 0 … L-1. */
  @JsonProperty("decreasing")
  DECREASING;

  /** Its name in a spec. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The widths n_0 … n_L of a network with one output.
   *
   * @param width M
   * @param spread how far the first and last widths lie from M; of no account for constant widths
   * @param alpha0 n_0/M; of no account for other shapes
   * @param depth the number L of weight layers
   */
  public List<Integer> widths(int width, int spread, double alpha0, int depth) {
    List<Integer> widths = new ArrayList<>();
    for (int l = 0; l < depth; l++) {
      widths.add(
          switch (this) {
            case CONSTANT -> l == 0 ? Math.max(1, (int) Math.round(alpha0 * width)) : width;
            case INCREASING -> width - spread + (int) Math.ceil(2.0 * l * spread / depth);
            case DECREASING -> width + spread + (int) Math.ceil(-2.0 * l * spread / depth);
          });
    }
    widths.add(1);
    return widths;
  }
}
