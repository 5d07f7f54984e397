package org.ntkdynamics.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** What files of data are refused for before and while they are read. */
final class InputFile {
  /** Of a data set as bytes, so that a Java array holds it. */
  static final long MOST_BYTES = Integer.MAX_VALUE - 8;

  private static final double SHARE = 0.75;
  private static final double MEBI = 1 << 20;

  private InputFile() {}

  /**
   * Checks that a path is that of a plain file; a device or a pipe would have no end.
   *
   * @param kind what it should be, with an article
   */
  static void check(Path file, String kind) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a directory, not " + kind);
    }
    if (!Files.exists(file)) {
      throw new DataException(file + ": no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + ": is no plain file, as " + kind + " must be");
    }
  }

  /** What the file system says. */
  static DataException unreadable(Path file, IOException cause) {
    return cause instanceof NoSuchFileException
        ? new DataException(file + ": no such file", cause)
        : new DataException(file + ": cannot be read: " + cause.getMessage(), cause);
  }

  /**
   * Refuses what would fill more than three quarters of the Java heap.
   *
   * @param bytes how many its numbers take
   * @param heap how many the heap may have
   */
  static void checkHeap(Path file, double bytes, double heap) {
    double most = SHARE * heap;
    if (bytes > most) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: is too large: its numbers take %.0f MiB or more of memory: must be at most %.0f"
                  + " MiB, or the Java heap larger by NTK_JAVA_OPTS=-Xmx…",
              file,
              bytes / MEBI,
              most / MEBI));
    }
  }

  /** The same of the heap there is. */
  static void checkHeap(Path file, double bytes) {
    checkHeap(file, bytes, (double) Runtime.getRuntime().maxMemory());
  }
}
