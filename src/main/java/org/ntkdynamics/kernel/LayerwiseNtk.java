package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.AugmentedParameters;
import org.ntkdynamics.network.DensePass;
import org.ntkdynamics.network.LayerVisitor;
import org.ntkdynamics.spec.Reduction;

/**
 * The NTK of a dense network, layer by layer: with {@code δ^l_k = ∂f_k/∂h^l},
 *
 * <pre>Θ_kk'(x,x') = Σ_l &lt;δ^l_k(x), δ^l_k'(x')&gt; · (s_l² &lt;x^{l-1}(x), x^{l-1}(x')&gt; + 1)
 * </pre>
 *
 * with {@code s_l = 1} in the standard and {@code s_l² = σw²/n_{l-1}} in the NTK parametrisation;
 * the {@code + 1} is the bias part. One forward pass, one backward pass per output and two Gram
 * products a layer give the whole kernel; no Jacobian is formed. With N inputs, K outputs and P
 * parameters the cost is {@code O(N K P + K N² Σ n_l)} and the memory {@code O(N K max n + N Σ n_l
 * + N²)}.
 *
 * <p>The parameters are copied on construction. Not thread-safe.
 */
public final class LayerwiseNtk implements EmpiricalNtk {
  /** The default edge of a tile: how many rows and columns of the kernel are worked on at once. */
  public static final int DEFAULT_TILE = 512;

  private final Architecture architecture;
  private final AugmentedParameters parameters;
  private final List<Double> weightScales;
  private final DataType type;
  private final int tileSize;

  /**
   * Creates the kernel of a network in the standard parametrisation.
   *
   * @param parameters the flat parameters, shape {@code [1, P]}
   * @param type the type of the arithmetic, {@code FLOAT} or {@code DOUBLE}, whatever that of the
   *     parameters is
   */
  public LayerwiseNtk(Architecture architecture, INDArray parameters, DataType type) {
    this(
        architecture,
        parameters,
        Collections.nCopies(architecture.layers(), 1.0),
        type,
        DEFAULT_TILE);
  }

  /**
   * Creates the kernel of a network.
   *
   * @param parameters the flat parameters, shape {@code [1, P]}
   * @param weightScales {@code s_l} for each layer, first layer first
   * @param type the type of the arithmetic
   * @param tileSize the edge of a tile; changes memory and rounding, nothing else
   */
  public LayerwiseNtk(
      Architecture architecture,
      INDArray parameters,
      List<Double> weightScales,
      DataType type,
      int tileSize) {
    architecture.checkParameters(parameters.length(), weightScales.size());
    if (tileSize < 1) {
      throw new IllegalArgumentException("the tile size must be at least 1: " + tileSize);
    }
    this.architecture = architecture;
    this.weightScales = List.copyOf(weightScales);
    this.type = type;
    this.tileSize = tileSize;
    this.parameters = new AugmentedParameters(architecture, type);
    this.parameters.read(parameters.reshape(1, parameters.length()).castTo(type));
  }

  @Override
  public INDArray kernel(INDArray x, Reduction reduction) {
    try (Inputs inputs = Inputs.symmetric(check(x), type);
        KernelBlocks total = symmetric(inputs, reduction, architecture.layers())) {
      return total.toArray();
    }
  }

  @Override
  public SquareMatrix trace(INDArray x) {
    try (Inputs inputs = Inputs.symmetric(check(x), type);
        KernelBlocks total = symmetric(inputs, Reduction.TRACE, architecture.layers())) {
      return total.toMatrix();
    }
  }

  /** The part of {@link #trace} that the parameters of the layers below the last contribute. */
  SquareMatrix traceBelowLast(INDArray x) {
    try (Inputs inputs = Inputs.symmetric(check(x), type);
        KernelBlocks total = symmetric(inputs, Reduction.TRACE, architecture.layers() - 1)) {
      return total.toMatrix();
    }
  }

  /** The sum over the layers up to one. */
  private KernelBlocks symmetric(Inputs inputs, Reduction reduction, int top) {
    KernelBlocks total = blocks(reduction, inputs);
    backward(
        inputs,
        (l, input, delta) -> {
          if (l <= top) {
            add(l, input, delta, inputs, total);
          }
        });
    total.mirror(tileSize);
    return total;
  }

  @Override
  public INDArray kernel(INDArray x, INDArray y, Reduction reduction) {
    try (Inputs inputs = Inputs.of(check(x), check(y), type);
        KernelBlocks total = blocks(reduction, inputs)) {
      backward(inputs, (l, input, delta) -> add(l, input, delta, inputs, total));
      return total.toArray();
    }
  }

  /**
   * The kernel of a set of inputs with itself, split into the contributions of each layer's weights
   * and biases, which sum to {@link #kernel(INDArray, Reduction)}.
   *
   * @param x inputs, shape {@code [N, n_0]}
   * @return one part a layer, first layer first
   */
  public List<LayerKernel> layers(INDArray x, Reduction reduction) {
    List<LayerKernel> parts = new ArrayList<>();
    try (Inputs inputs = Inputs.symmetric(check(x), type)) {
      backward(
          inputs,
          (l, input, delta) -> {
            try (KernelBlocks weights = blocks(reduction, inputs);
                KernelBlocks bias = blocks(reduction, inputs)) {
              addParts(l, input, delta, inputs, weights, bias);
              weights.mirror(tileSize);
              bias.mirror(tileSize);
              parts.add(new LayerKernel(l, weights.toArray(), bias.toArray()));
            }
          });
    }
    Collections.reverse(parts);
    return parts;
  }

  /**
   * The kernel of a set of inputs with itself, split into {@code Θ_W} and {@code Θ_b}; the sums of
   * {@link #layers} without a matrix a layer.
   *
   * @param x inputs, shape {@code [N, n_0]}
   */
  public KernelParts parts(INDArray x, Reduction reduction) {
    try (Inputs inputs = Inputs.symmetric(check(x), type);
        KernelBlocks weights = blocks(reduction, inputs);
        KernelBlocks bias = blocks(reduction, inputs)) {
      backward(inputs, (l, input, delta) -> addParts(l, input, delta, inputs, weights, bias));
      weights.mirror(tileSize);
      bias.mirror(tileSize);
      return new KernelParts(weights.toArray(), bias.toArray());
    }
  }

  @Override
  public String method() {
    return "layerwise";
  }

  @Override
  public void close() {
    parameters.close();
  }

  private INDArray check(INDArray x) {
    architecture.checkInputs(x.shape());
    return x;
  }

  private KernelBlocks blocks(Reduction reduction, Inputs inputs) {
    return new KernelBlocks(
        reduction, architecture.outputs(), inputs.rows(), inputs.columns(), type);
  }

  private void backward(Inputs inputs, LayerVisitor visitor) {
    int outputs = architecture.outputs();
    int samples = Math.toIntExact(inputs.all().size(1));
    try (INDArray identity =
            Nd4j.create(type, new long[] {outputs, (long) samples * outputs}, 'f');
        DensePass pass = new DensePass(architecture, type, samples, outputs)) {
      for (int k = 0; k < outputs; k++) {
        DensePass.slice(identity, (long) k * samples, (k + 1L) * samples).getRow(k).assign(1);
      }
      pass.forward(parameters, inputs.all());
      pass.clearConstant();
      pass.backward(parameters, identity, visitor);
    }
  }

  /** Adds a layer's weights and biases to a kernel. */
  private void add(int l, INDArray input, INDArray delta, Inputs inputs, KernelBlocks total) {
    for (Tile tile : inputs.tiles(tileSize)) {
      try (INDArray factor = gram(l, input, tile, inputs)) {
        factor.addi(1);
        for (int i = 0; i < total.size(); i++) {
          try (INDArray products = deltaGram(delta, tile, inputs, total.pairs(i))) {
            total.add(i, tile, products.muli(factor));
          }
        }
      }
    }
  }

  private void addParts(
      int l,
      INDArray input,
      INDArray delta,
      Inputs inputs,
      KernelBlocks weights,
      KernelBlocks bias) {
    for (Tile tile : inputs.tiles(tileSize)) {
      try (INDArray factor = gram(l, input, tile, inputs)) {
        for (int i = 0; i < bias.size(); i++) {
          try (INDArray products = deltaGram(delta, tile, inputs, bias.pairs(i))) {
            bias.add(i, tile, products);
            weights.add(i, tile, products.muli(factor));
          }
        }
      }
    }
  }

  /** {@code s_l² <x^{l-1}(x), x^{l-1}(x')>} over a tile. */
  private INDArray gram(int l, INDArray input, Tile tile, Inputs inputs) {
    double scale = weightScales.get(l - 1);
    INDArray gram = uninitialized(tile);
    INDArray left = DensePass.slice(input, tile.rowFrom(), tile.rowTo());
    INDArray right = inputs.right(input, tile, 0);
    Nd4j.gemm(left, right, gram, true, false, scale * scale, 0.0);
    return gram;
  }

  /** {@code Σ <δ^l_k(x), δ^l_k'(x')>} over a tile, summed over pairs of outputs. */
  private INDArray deltaGram(INDArray delta, Tile tile, Inputs inputs, List<int[]> pairs) {
    long samples = inputs.all().size(1);
    INDArray gram = uninitialized(tile);
    double keep = 0.0;
    for (int[] pair : pairs) {
      long from = pair[0] * samples;
      INDArray left = DensePass.slice(delta, from + tile.rowFrom(), from + tile.rowTo());
      INDArray right = inputs.right(delta, tile, pair[1] * samples);
      Nd4j.gemm(left, right, gram, true, false, 1.0, keep);
      keep = 1.0;
    }
    return gram;
  }

  private INDArray uninitialized(Tile tile) {
    return Nd4j.createUninitialized(type, new long[] {tile.rows(), tile.columns()}, 'f');
  }

  /**
   * The inputs of a kernel as columns, those of its rows first.
   *
   * @param all N columns for a symmetric kernel, N + M otherwise
   */
  private record Inputs(INDArray all, long rows, long columns, boolean isSymmetric)
      implements AutoCloseable {
    static Inputs symmetric(INDArray x, DataType type) {
      return new Inputs(DensePass.columns(x, type), x.size(0), x.size(0), true);
    }

    static Inputs of(INDArray x, INDArray y, DataType type) {
      try (INDArray both = Nd4j.concat(0, x.castTo(type), y.castTo(type))) {
        return new Inputs(DensePass.columns(both, type), x.size(0), y.size(0), false);
      }
    }

    @Override
    public void close() {
      NativeArrays.free(all);
    }

    List<Tile> tiles(int size) {
      return Tile.cover(rows, columns, size, isSymmetric);
    }

    /** The columns of a matrix that belong to a tile's columns, from an offset on. */
    INDArray right(INDArray matrix, Tile tile, long offset) {
      long first = offset + (isSymmetric ? 0 : rows);
      return DensePass.slice(matrix, first + tile.columnFrom(), first + tile.columnTo());
    }
  }
}
