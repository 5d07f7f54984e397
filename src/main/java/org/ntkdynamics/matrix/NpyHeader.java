package org.ntkdynamics.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of NumPy's {@code .npy} format, version 1.0, as {@code numpy.save} writes it. Whatever
 * stands in a file, no more than 64 KiB of it are read, and nothing is believed of it: whoever
 * reads on holds the shape against the size of the file.
 *
 * @param type NumPy's name of the elements' type with its byte order, such as {@code <f8}
 * @param fortranOrder whether the first dimension runs fastest
 * @param shape the dimensions; -1 for one of more digits than an array can have
 * @param text the header as it stands
 */
public record NpyHeader(String type, boolean fortranOrder, List<Long> shape, String text) {
  /** What a file begins with. */
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Bytes before the text: the magic and the text's length. */
  public static final int PREAMBLE = MAGIC.length + Short.BYTES;

  private static final int ALIGNMENT = 64;
  private static final int MAX_DIGITS = 10;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(((?:\\d+(?:, *\\d+)*,?)?)\\),"
              + " *\\}\\s*");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** A file that does not begin as one should; the message says why. */
  public static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  /** What a file of an array in C order begins with, before its numbers. */
  public static byte[] bytes(String type, long... shape) {
    String extents =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String tuple = shape.length == 1 ? extents + ',' : extents;
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
    int unpadded = PREAMBLE + text.length() + 1;
    String padded = text + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + '\n';
    return ByteBuffer.allocate(PREAMBLE + padded.length())
        .put(preamble(padded.length()))
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** The first bytes of a file: the magic, then the length of the header's text. */
  public static byte[] preamble(int length) {
    return ByteBuffer.allocate(PREAMBLE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) length)
        .array();
  }

  /**
   * Reads a header, and not a byte more.
   *
   * @throws MalformedException if there is none
   */
  public static NpyHeader read(InputStream in) throws IOException {
    byte[] preamble = in.readNBytes(PREAMBLE);
    if (preamble.length < PREAMBLE
        || !Arrays.equals(preamble, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new MalformedException("not a .npy file of version 1.0");
    }
    int length =
        Short.toUnsignedInt(
            ByteBuffer.wrap(preamble).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC.length));
    String text = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    Matcher matcher = HEADER.matcher(text);
    if (!matcher.matches()) {
      throw new MalformedException("its header is " + text.strip() + "; that of one array is read");
    }
    return new NpyHeader(
        matcher.group(1),
        matcher.group(2).equals("True"),
        Arrays.stream(matcher.group(3).split(","))
            .map(String::strip)
            .filter(extent -> !extent.isEmpty())
            .map(extent -> extent.length() > MAX_DIGITS ? -1 : Long.parseLong(extent))
            .toList(),
        text.strip());
  }

  /**
   * The number of elements, in floating point, which does not overflow; not above 0 if there are
   * none.
   */
  public double count() {
    return shape.stream().mapToDouble(extent -> extent).reduce(1, (a, b) -> Math.max(a, 0) * b);
  }
}
