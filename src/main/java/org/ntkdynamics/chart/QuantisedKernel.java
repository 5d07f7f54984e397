package org.ntkdynamics.chart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * A kernel for the screen: the sign and the magnitude of an entry in 16 bits, the magnitude on a
 * logarithmic scale between the kernel's own least and greatest. The files beside the page have
 * every digit.
 *
 * <p>Code 0 is what is no finite number, {@link #ZERO} is zero; else the highest bit is the sign
 * and the rest, from 1 on, the place on the scale.
 *
 * @param side the number of rows and columns, of entries or of blocks of them
 * @param block how many entries a side a block has, which is their mean; 1 for the entries
 *     themselves
 * @param low the magnitude of place 1; 0 if there is none
 * @param high the magnitude of the last place; 0 if there is none
 * @param codes two bytes an entry, the lower first: the entries on and above the diagonal, row by
 *     row
 */
public record QuantisedKernel(int side, int block, double low, double high, ByteBuffer codes) {
  private static final int ZERO = 0x8000;
  private static final int PLACES = 0x7FFF;

  /** What is so much smaller than the greatest magnitude is shown as zero. */
  private static final double LEAST_SHARE = 1e-9;

  /**
   * A kernel {@code [N, N]}, which must be symmetric.
   *
   * @param block how many entries a side become one
   */
  public static QuantisedKernel of(SquareMatrix kernel, int block) {
    SquareMatrix cells = HeatmapImage.averaged(kernel, block);
    double high = 0;
    for (int i = 0; i < cells.size(); i++) {
      for (int j = i; j < cells.size(); j++) {
        double magnitude = Math.abs(cells.at(i, j));
        high = Double.isFinite(magnitude) ? Math.max(high, magnitude) : high;
      }
    }
    double low = least(cells, high);
    ByteBuffer codes = ByteBuffer.allocate(bytes(cells.size())).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < cells.size(); i++) {
      for (int j = i; j < cells.size(); j++) {
        codes.putShort((short) code(cells.at(i, j), low, high));
      }
    }
    return new QuantisedKernel(cells.size(), block, low, high, codes.flip().asReadOnlyBuffer());
  }

  /** How many bytes a kernel of some rows takes. */
  public static int bytes(int side) {
    return side * (side + 1);
  }

  /** The greatest relative difference between an entry and what is shown of it. */
  public double relativeError() {
    return high > low ? Math.expm1(Math.log(high / low) / (PLACES - 1) / 2) : 0;
  }

  private static double least(SquareMatrix cells, double high) {
    double low = high;
    for (int i = 0; i < cells.size(); i++) {
      for (int j = i; j < cells.size(); j++) {
        double magnitude = Math.abs(cells.at(i, j));
        low = magnitude > LEAST_SHARE * high ? Math.min(low, magnitude) : low;
      }
    }
    return low;
  }

  private static int code(double value, double low, double high) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double magnitude = Math.abs(value);
    if (magnitude == 0 || magnitude < low) {
      return ZERO;
    }
    double place = high > low ? Math.log(magnitude / low) / Math.log(high / low) : 0;
    int code = 1 + (int) Math.round(place * (PLACES - 1));
    return value < 0 ? ZERO | code : code;
  }
}
