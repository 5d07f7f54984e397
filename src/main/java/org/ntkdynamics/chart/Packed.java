package org.ntkdynamics.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bytes inside a page: gzip-compressed, in Base64, which is never markup. */
public final class Packed {
  private Packed() {}

  /** The bytes of some buffers as text, which stay as they are. */
  public static String of(List<ByteBuffer> buffers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.duplicate().get(part);
      bytes.writeBytes(part);
    }
    return of(bytes.toByteArray());
  }

  /** Some bytes as text. */
  public static String of(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("compressing in memory", e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
