package org.ntkdynamics.study;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.kernel.TraceTiles;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.store.TiledNpy;

/** The tiles in an order in which each block of images goes through the network rarely. */
final class TiledWork {
  private final TiledNpy file;
  private final TraceTiles tiles;
  private final INDArray images;
  private final double square;
  private final TiledKernel.Watcher watcher;
  private final long start = System.nanoTime();
  private int computed;
  private double operations;
  private int leftBlock = -1;
  private int rightBlock = -1;
  private TraceTiles.@Nullable Factors left;
  private TraceTiles.@Nullable Factors right;

  TiledWork(
      TiledNpy file,
      TraceTiles tiles,
      INDArray images,
      double outputScale,
      TiledKernel.Watcher watcher) {
    this.file = file;
    this.tiles = tiles;
    this.images = images;
    this.square = outputScale * outputScale;
    this.watcher = watcher;
  }

  /** Row by row of tiles, to the right and back in turn. */
  void run(Architecture architecture) {
    int last = file.blocks() - 1;
    try {
      for (int row = 0; row <= last; row++) {
        for (int i = row; i <= last; i++) {
          int column = row % 2 == 0 ? i : last + row - i;
          if (!file.isFinished(row, column)) {
            compute(row, column);
            int rows = file.to(row) - file.from(row);
            int columns = file.to(column) - file.from(column);
            operations +=
                TraceTiles.operations(architecture, rows, columns) / (row == column ? 2 : 1);
            computed++;
            watcher.tileFinished(file.finished(), file.tiles(), secondsLeft());
          }
        }
      }
    } finally {
      close(left);
      close(right);
    }
  }

  private void compute(int row, int column) {
    TraceTiles.Factors rows = left(row);
    TraceTiles.Factors columns = row == column ? rows : right(column);
    try (INDArray tile =
        Nd4j.createUninitialized(
            rows.inputs().get(0).dataType(), new long[] {rows.size(), columns.size()}, 'f')) {
      tiles.fill(rows, columns, tile);
      file.write(row, column, tile, square);
    }
  }

  private TraceTiles.Factors left(int block) {
    TraceTiles.Factors found = left;
    if (found == null || leftBlock != block) {
      close(left);
      left = null;
      if (right != null && rightBlock == block) {
        found = right;
        right = null;
        rightBlock = -1;
      } else {
        found = factors(block);
      }
      left = found;
      leftBlock = block;
    }
    return found;
  }

  private TraceTiles.Factors right(int block) {
    TraceTiles.Factors found = right;
    if (found == null || rightBlock != block) {
      close(right);
      right = null;
      found = factors(block);
      right = found;
      rightBlock = block;
    }
    return found;
  }

  private TraceTiles.Factors factors(int block) {
    return tiles.factors(
        images.get(NDArrayIndex.interval(file.from(block), file.to(block)), NDArrayIndex.all()));
  }

  private static void close(TraceTiles.@Nullable Factors factors) {
    if (factors != null) {
      factors.close();
    }
  }

  /** How many tiles were computed. */
  int computed() {
    return computed;
  }

  /** How long it has taken so far. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Additions and multiplications of the tiles' products, in 10⁹ a second. */
  double gigaflops() {
    return operations / seconds() / 1e9;
  }

  private double secondsLeft() {
    return seconds() / computed * (file.tiles() - file.finished());
  }
}
