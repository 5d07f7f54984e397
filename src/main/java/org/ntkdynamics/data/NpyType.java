package org.ntkdynamics.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntkdynamics.matrix.NpyHeader;

/** The types of numbers that are read from {@code .npy} files, little-endian. */
enum NpyType {
  UINT8("|u1", 1, (bytes, at) -> Byte.toUnsignedInt(bytes.get(at))),
  INT8("|i1", 1, ByteBuffer::get),
  UINT16("<u2", 2, (bytes, at) -> Short.toUnsignedInt(bytes.getShort(at))),
  INT16("<i2", 2, ByteBuffer::getShort),
  INT32("<i4", 4, ByteBuffer::getInt),
  INT64("<i8", 8, ByteBuffer::getLong),
  FLOAT32("<f4", 4, ByteBuffer::getFloat),
  FLOAT64("<f8", 8, ByteBuffer::getDouble);

  /** Reads a number at a byte. */
  private interface Reader {
    double read(ByteBuffer bytes, int at);
  }

  private final String name;
  private final int width;
  private final Reader reader;

  NpyType(String name, int width, Reader reader) {
    this.name = name;
    this.width = width;
    this.reader = reader;
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

  double read(ByteBuffer bytes, int at) {
    return reader.read(bytes, at);
  }
}
