package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;

/** A rectangle of a kernel: rows {@code rowFrom … rowTo - 1}, columns likewise. */
record Tile(long rowFrom, long rowTo, long columnFrom, long columnTo) {

  /** The tiles of a rectangular kernel; of a symmetric one those on and above the diagonal. */
  static List<Tile> cover(long rows, long columns, int size, boolean symmetric) {
    List<Tile> tiles = new ArrayList<>();
    for (long row = 0; row < rows; row += size) {
      for (long column = symmetric ? row : 0; column < columns; column += size) {
        tiles.add(
            new Tile(row, Math.min(row + size, rows), column, Math.min(column + size, columns)));
      }
    }
    return tiles;
  }

  long rows() {
    return rowTo - rowFrom;
  }

  long columns() {
    return columnTo - columnFrom;
  }
}
