package org.ntkdynamics.store;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Optional;

/**
 * Raw rows of a unit on their way from one process to another, with their SHA-256, and what has
 * drawn them.
 */
public final class DrawBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int first;
  private final int columns;
  private final byte[] numbers;
  private final String sha256;
  private final String worker;

  private DrawBlock(int first, int columns, byte[] numbers, String worker) {
    this.first = first;
    this.columns = columns;
    this.numbers = numbers;
    this.sha256 = Sha256.hex(numbers);
    this.worker = worker;
  }

  /**
   * Rows that were drawn by this process; loads ND4J's native library.
   *
   * @param unit the key of their unit
   * @param first the number of the first draw
   * @param columns {@code [columns, n]}: each column's draws, in order
   */
  public static DrawBlock of(String unit, int first, double[][] columns) {
    ByteBuffer bytes = ByteBuffer.allocate(columns.length * columns[0].length * Double.BYTES);
    DoubleBuffer numbers = bytes.asDoubleBuffer();
    for (double[] column : columns) {
      numbers.put(column);
    }
    return new DrawBlock(first, columns.length, bytes.array(), Json.text(Worker.here(unit)));
  }

  /** Who has drawn it. */
  public Worker worker() {
    return Json.parse("the worker of draw " + first, worker, Worker.class);
  }

  /** What is wrong with it, in one line, if anything is. */
  public Optional<String> damage() {
    return Sha256.hex(numbers).equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "the block of draws from "
                + first
                + " on is damaged: it has not the SHA-256 it was sent with");
  }

  /** The number of its first draw. */
  public int first() {
    return first;
  }

  /** How many numbers a draw has. */
  public int columns() {
    return columns;
  }

  /** How many draws it holds. */
  public int draws() {
    return numbers.length / Double.BYTES / columns;
  }

  /**
   * Puts the rows where they belong.
   *
   * @param all {@code [columns, N]}: all draws of the set, of which this block's are overwritten
   */
  public void copyTo(double[][] all) {
    DoubleBuffer from = ByteBuffer.wrap(numbers).asDoubleBuffer();
    for (double[] column : all) {
      from.get(column, first, draws());
    }
  }
}
