package org.ntkdynamics.store;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.metrics.SymmetricProduct;

/**
 * A kernel of the shape {@code [N, N]} that stays in its {@code .npy} file: it is mapped, so that
 * the system keeps what fits and fetches the rest again. Only a little-endian processor can.
 */
public final class MappedKernel implements SymmetricProduct {
  /** Rows of a mapping, whose bytes must be fewer than 2³¹. */
  private static final long MOST_BYTES = 1 << 29;

  private final int size;
  private final List<Panel> panels;

  /** The rows from one on, row after row. */
  private record Panel(int from, int rows, DoublePointer values) {}

  private MappedKernel(int size, List<Panel> panels) {
    this.size = size;
    this.panels = panels;
  }

  /**
   * Maps a file.
   *
   * @throws StoreException if it is no {@code .npy} file of a square matrix of float64
   * @throws UncheckedIOException if it cannot be read
   */
  public static MappedKernel open(Path file) {
    NpyFile.Layout layout = NpyFile.layout(file);
    long[] shape = layout.shape();
    if (shape.length != 2 || shape[0] != shape[1] || shape[0] < 1 || shape[0] > 1 << 20) {
      throw new StoreException(file + ": not a kernel: its shape must be [N, N]");
    }
    int size = (int) shape[0];
    int rows = (int) Math.max(1, MOST_BYTES / Double.BYTES / size);
    try (FileChannel channel = FileChannel.open(file)) {
      List<Panel> panels = new ArrayList<>();
      for (int from = 0; from < size; from += rows) {
        int count = Math.min(rows, size - from);
        long place = layout.offset() + (long) from * size * Double.BYTES;
        long bytes = (long) count * size * Double.BYTES;
        panels.add(
            new Panel(
                from,
                count,
                new DoublePointer(
                    channel
                        .map(FileChannel.MapMode.READ_ONLY, place, bytes)
                        .order(ByteOrder.nativeOrder())
                        .asDoubleBuffer())));
      }
      return new MappedKernel(size, List.copyOf(panels));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void multiply(INDArray x, INDArray y) {
    DoublePointer from = new DoublePointer(x.data().addressPointer());
    DoublePointer to = new DoublePointer(y.data().addressPointer());
    int columns = (int) x.size(1);
    for (Panel panel : panels) {
      cblas_dgemm(
          CblasColMajor,
          CblasTrans,
          CblasNoTrans,
          panel.rows(),
          columns,
          size,
          1.0,
          panel.values(),
          size,
          from,
          size,
          0.0,
          to.getPointer(DoublePointer.class, panel.from()),
          size);
    }
  }
}
