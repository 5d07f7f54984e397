package org.ntkdynamics.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntkdynamics.matrix.NpyHeader;

/** The types of numbers that are read from {@code .npy} files, little-endian. */
enum NpyType {
  UINT8("|u1", 1),
  INT8("|i1", 1),
  UINT16("<u2", 2),
  INT16("<i2", 2),
  INT32("<i4", 4),
  INT64("<i8", 8),
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8);

  private final String name;
  private final int width;

  NpyType(String name, int width) {
    this.name = name;
    this.width = width;
  }

  /**
   * The type of a file.
   *
   * @throws DataException if it is none of these, or not of whole numbers where those are asked
   *     for, or the array is in Fortran order
   */
  static NpyType of(Path file, NpyHeader header, boolean wholeNumbers) {
    if (header.fortranOrder()) {
      throw new DataException(
          file + ": is in Fortran order: must be in C order, as numpy.ascontiguousarray makes it");
    }
    return Arrays.stream(values())
        .filter(type -> type.name.equals(header.type()) && !(wholeNumbers && type.isFloating()))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    file
                        + ": is of type "
                        + header.type()
                        + ": must be "
                        + names(wholeNumbers)
                        + ", little-endian"));
  }

  private static String names(boolean wholeNumbers) {
    return Arrays.stream(values())
        .filter(type -> !(wholeNumbers && type.isFloating()))
        .map(NpyType::label)
        .collect(Collectors.joining(", "));
  }

  /** NumPy's name without the byte order. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many bytes a number takes. */
  int width() {
    return width;
  }

  boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** The number at a byte. */
  double read(ByteBuffer bytes, int at) {
    return switch (this) {
      case UINT8 -> Byte.toUnsignedInt(bytes.get(at));
      case INT8 -> bytes.get(at);
      case UINT16 -> Short.toUnsignedInt(bytes.getShort(at));
      case INT16 -> bytes.getShort(at);
      case INT32 -> bytes.getInt(at);
      case INT64 -> (double) bytes.getLong(at);
      case FLOAT32 -> bytes.getFloat(at);
      case FLOAT64 -> bytes.getDouble(at);
    };
  }
}
