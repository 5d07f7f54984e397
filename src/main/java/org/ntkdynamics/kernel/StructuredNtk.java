package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.kernel.RowMajor.Factor;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;

/**
 * The NTK of a convolutional network from the structure of its layers' derivatives (Novak,
 * Sohl-Dickstein and Schoenholz 2022, section 3.3): {@code δ = ∂f_k/∂h} of each layer goes back
 * through the network for a whole batch and one output at a time, and each layer adds
 *
 * <pre>
 * dense:        ⟨δ_i, δ_j⟩ · (⟨x_i, x_j⟩ + 1)
 * convolution:  ⟨δ_i P_iᵀ, δ_j P_jᵀ⟩ + ⟨Σ δ_i, Σ δ_j⟩, P the patches, sums over the positions
 * batch norm:   ⟨Σ δ_i x̂_i, Σ δ_j x̂_j⟩ + ⟨Σ δ_i, Σ δ_j⟩, at inference
 * </pre>
 *
 * so that of the Jacobian only the columns of filters are formed, and of one output at a time but
 * for {@link Reduction#FULL}. The function is the network's output in inference mode, its last
 * activation included. {@link JacobianNtk} is its reference.
 *
 * <p>The parameters are copied on construction. Not thread-safe.
 */
public final class StructuredNtk implements EmpiricalNtk {
  /** How many numbers the passes of a tile may hold: 512 MiB in double precision. */
  private static final long NUMBERS = 1L << 26;

  private final MultiLayerNetwork network;
  private final List<LayerFunction> functions;
  private final DataType type;
  private final int outputs;
  private final @Nullable Integer tileSize;

  private StructuredNtk(
      MultiLayerNetwork network,
      List<LayerFunction> functions,
      DataType type,
      @Nullable Integer tileSize) {
    this.network = network;
    this.functions = functions;
    this.type = type;
    this.tileSize = tileSize;
    FeedForwardLayer last = (FeedForwardLayer) network.getOutputLayer().conf().getLayer();
    this.outputs = Math.toIntExact(last.getNOut());
  }

  /**
   * The kernel of a network of dense, convolution, pooling and batch normalisation layers, whose
   * last is a dense or an output layer.
   *
   * @param type the type of the arithmetic, whatever that of the parameters is
   * @return empty if the network has a layer of another kind, or images with the channels last
   */
  public static Optional<StructuredNtk> of(MultiLayerNetwork network, DataType type) {
    return of(network, type, null);
  }

  /**
   * @param tileSize how many samples are passed through the network at once; null for what fits
   */
  static Optional<StructuredNtk> of(
      MultiLayerNetwork network, DataType type, @Nullable Integer tileSize) {
    if (LayerFunctions.of(network).isEmpty()) {
      return Optional.empty();
    }
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations().clone();
    configuration.setDataType(type);
    configuration.getConfs().forEach(layer -> JacobianNtk.switchOffNoise(layer.getLayer()));
    MultiLayerNetwork copy = new MultiLayerNetwork(configuration);
    copy.init(network.params().castTo(type).dup(), false);
    return LayerFunctions.of(copy)
        .map(functions -> new StructuredNtk(copy, functions, type, tileSize));
  }

  @Override
  public INDArray kernel(INDArray x, Reduction reduction) {
    try (KernelBlocks blocks = symmetric(x, reduction)) {
      return blocks.toArray();
    }
  }

  @Override
  public SquareMatrix trace(INDArray x) {
    try (KernelBlocks blocks = symmetric(x, Reduction.TRACE)) {
      return blocks.toMatrix();
    }
  }

  private KernelBlocks symmetric(INDArray x, Reduction reduction) {
    int size = tileSize(x, reduction);
    KernelBlocks total = blocks(reduction, x, x);
    for (Tile tile : Tile.cover(x.size(0), x.size(0), size, true)) {
      try (LinearizedNetwork rows = at(x, tile.rowFrom(), tile.rowTo())) {
        if (tile.rowFrom() == tile.columnFrom()) {
          add(total, tile, rows, rows, reduction);
        } else {
          add(total, tile, rows, x, reduction);
        }
      }
    }
    total.mirror(size);
    return total;
  }

  @Override
  public INDArray kernel(INDArray x, INDArray y, Reduction reduction) {
    int size = tileSize(x, reduction);
    try (KernelBlocks total = blocks(reduction, x, y)) {
      for (Tile tile : Tile.cover(x.size(0), y.size(0), size, false)) {
        try (LinearizedNetwork rows = at(x, tile.rowFrom(), tile.rowTo())) {
          add(total, tile, rows, y, reduction);
        }
      }
      return total.toArray();
    }
  }

  private KernelBlocks blocks(Reduction reduction, INDArray x, INDArray y) {
    return new KernelBlocks(reduction, outputs, x.size(0), y.size(0), type);
  }

  /** As many samples as leave so many numbers behind, of the rows and of the columns of a tile. */
  private int tileSize(INDArray x, Reduction reduction) {
    if (tileSize != null) {
      return tileSize;
    }
    try (LinearizedNetwork one = at(x, 0, 1)) {
      List<INDArray> gradients = one.gradients(0);
      long kept = gradients.stream().mapToLong(INDArray::length).sum();
      gradients.forEach(NativeArrays::free);
      long numbers = one.numbers() + (reduction == Reduction.FULL ? outputs : 1) * kept;
      return (int) Math.max(1, Math.min(NUMBERS / (2 * numbers), Integer.MAX_VALUE));
    }
  }

  private LinearizedNetwork at(INDArray x, long from, long to) {
    INDArray some = x.get(NDArrayIndex.interval(from, to));
    return new LinearizedNetwork(functions, RowMajor.of(some.castTo(type)));
  }

  private void add(
      KernelBlocks total, Tile tile, LinearizedNetwork rows, INDArray y, Reduction reduction) {
    try (LinearizedNetwork columns = at(y, tile.columnFrom(), tile.columnTo())) {
      add(total, tile, rows, columns, reduction);
    }
  }

  private void add(
      KernelBlocks total,
      Tile tile,
      LinearizedNetwork rows,
      LinearizedNetwork columns,
      Reduction reduction) {
    List<Optional<INDArray>> factors = factors(rows, columns);
    if (reduction == Reduction.FULL) {
      addPairs(total, tile, rows, columns, factors);
    } else {
      addDiagonal(total, tile, rows, columns, factors);
    }
    factors.forEach(factor -> factor.ifPresent(NativeArrays::free));
  }

  /** {@code Θ_kk}, of one output after the other. */
  private void addDiagonal(
      KernelBlocks total,
      Tile tile,
      LinearizedNetwork rows,
      LinearizedNetwork columns,
      List<Optional<INDArray>> factors) {
    for (int k = 0; k < outputs; k++) {
      List<INDArray> left = rows.gradients(k);
      List<INDArray> right = rows == columns ? left : columns.gradients(k);
      add(total, total.size() == 1 ? 0 : k, tile, left, right, factors);
      left.forEach(NativeArrays::free);
      right.forEach(NativeArrays::free);
    }
  }

  /** {@code Θ_kk'} of every two outputs. */
  private void addPairs(
      KernelBlocks total,
      Tile tile,
      LinearizedNetwork rows,
      LinearizedNetwork columns,
      List<Optional<INDArray>> factors) {
    List<List<INDArray>> left = IntStream.range(0, outputs).mapToObj(rows::gradients).toList();
    List<List<INDArray>> right =
        rows == columns ? left : IntStream.range(0, outputs).mapToObj(columns::gradients).toList();
    for (int i = 0; i < total.size(); i++) {
      for (int[] pair : total.pairs(i)) {
        add(total, i, tile, left.get(pair[0]), right.get(pair[1]), factors);
      }
    }
    left.forEach(gradients -> gradients.forEach(NativeArrays::free));
    right.forEach(gradients -> gradients.forEach(NativeArrays::free));
  }

  private static void add(
      KernelBlocks total,
      int block,
      Tile tile,
      List<INDArray> left,
      List<INDArray> right,
      List<Optional<INDArray>> factors) {
    for (int g = 0; g < left.size(); g++) {
      try (INDArray products = gram(left.get(g), right.get(g))) {
        factors.get(g).ifPresent(products::muli);
        total.add(block, tile, products);
      }
    }
  }

  /** {@code ⟨x_i, x_j⟩ + 1} of the groups whose gradients are outer products with x. */
  private static List<Optional<INDArray>> factors(
      LinearizedNetwork rows, LinearizedNetwork columns) {
    List<Optional<INDArray>> factors = new ArrayList<>();
    for (int g = 0; g < rows.groups().size(); g++) {
      ParameterGroup left = rows.groups().get(g);
      ParameterGroup right = columns.groups().get(g);
      if (left.input() == null || right.input() == null) {
        factors.add(Optional.empty());
      } else {
        INDArray products = gram(left.input(), right.input());
        factors.add(Optional.of(left.hasBias() ? products.addi(1) : products));
      }
    }
    return factors;
  }

  /** The inner products of rows, shape {@code [N, M]}. */
  private static INDArray gram(INDArray left, INDArray right) {
    INDArray products = RowMajor.create(left.dataType(), left.size(0), right.size(0));
    RowMajor.multiply(Factor.plain(left), Factor.transposed(right), products);
    return products;
  }

  @Override
  public String method() {
    return "structured";
  }

  @Override
  public void close() {
    NativeArrays.free(network.params());
  }
}
