package org.ntkdynamics.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Refuses a line that is longer than any table's, before it fills the memory. */
final class LineLimit extends FilterInputStream {
  /** Some million numbers. */
  static final int MOST_BYTES = 1 << 26;

  private final Path file;
  private int bytes;
  private int line = 1;

  LineLimit(Path file, InputStream in) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      count(next);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    for (int i = 0; i < got; i++) {
      count(buffer[offset + i]);
    }
    return got;
  }

  private void count(int next) {
    bytes++;
    if (next == '\n' || next == '\r') {
      bytes = 0;
      line += next == '\n' ? 1 : 0;
    }
    if (bytes > MOST_BYTES) {
      throw new DataException(
          file + ":" + line + ": is longer than any line of a table, " + MOST_BYTES + " bytes");
    }
  }
}
