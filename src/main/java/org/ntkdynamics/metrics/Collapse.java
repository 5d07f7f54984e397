package org.ntkdynamics.metrics;

import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.table.Column;

/**
 * Neural collapse beside the structure of the two kernels that it is explained by (Seleznova,
 * Weitzner, Giryes, Kutyniok & Chou, NeurIPS 2023).
 *
 * @param kappa the structure of κ, the mean over the last hidden layer's features of their NTK
 * @param gamma that of γ, the mean over the outputs of theirs
 * @param features how far the features have collapsed
 * @param invariant both sides of what gradient flow conserves
 */
public record Collapse(
    BlockStructure kappa,
    BlockStructure gamma,
    @Column("") NeuralCollapse features,
    @Column("") CollapseInvariant invariant) {

  /** The last layer of a network on some samples. */
  public static final class LastLayer {
    private final double[][] features;
    private final double[][] outputs;
    private final double[][] weights;

    /**
     * Keeps the arrays, without copies.
     *
     * @param features h, shape {@code [N, n]}
     * @param outputs f, shape {@code [N, K]}
     * @param weights W, shape {@code [K, n]}
     */
    public LastLayer(double[][] features, double[][] outputs, double[][] weights) {
      this.features = features;
      this.outputs = outputs;
      this.weights = weights;
    }

    /** The output that is largest, the first of equals, of each sample. */
    private int[] answers() {
      int[] answers = new int[outputs.length];
      for (int i = 0; i < answers.length; i++) {
        for (int k = 1; k < outputs[i].length; k++) {
          if (outputs[i][k] > outputs[i][answers[i]]) {
            answers[i] = k;
          }
        }
      }
      return answers;
    }
  }

  /**
   * Measures.
   *
   * @param labels the class of each sample, each as often as the others
   * @param kappa shape {@code [N, N]}
   * @param gamma shape {@code [N, N]}
   * @throws IllegalArgumentException if the classes differ in size, or there is but one
   */
  public static Collapse of(
      LastLayer layer, List<Integer> labels, SquareMatrix kappa, SquareMatrix gamma) {
    ClassFeatures features = new ClassFeatures(layer.features, labels);
    BlockStructure structure = BlockStructure.of(kappa, labels);
    return new Collapse(
        structure,
        BlockStructure.of(gamma, labels),
        NeuralCollapse.of(features, layer.weights, layer.answers()),
        CollapseInvariant.of(features, layer.weights, structure));
  }
}
