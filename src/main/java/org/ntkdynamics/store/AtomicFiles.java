package org.ntkdynamics.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Files that appear whole or not at all: the content goes to a temporary file in the same
 * directory, is forced to the disk, and takes the file's place in one rename.
 *
 * <p>A write that fails leaves the old file as it was and removes the temporary one. An interrupted
 * thread can still write. Thread-safe for different files.
 */
public final class AtomicFiles {
  private static final String PREFIX = ".";
  private static final String SUFFIX = ".tmp";
  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFiles() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it; the stream is buffered, and closing it does no harm. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, creating its directory if there is none.
   *
   * @throws UncheckedIOException if the content or the file system throws; the old file stays
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path directory = parent(target);
    Path temporary = directory.resolve(temporaryName(target));
    try {
      createDirectory(directory);
      try {
        writeAndForce(temporary, content);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      forceDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Writes a text in UTF-8, as {@link #write(Path, Content)} does. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Creates a directory and what is missing above it, and makes the entry durable. */
  static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      forceDirectory(parent(directory));
    }
  }

  /** Removes the temporary files that a killed process has left in a directory tree. */
  static void sweep(Path directory) {
    try {
      for (Path file : temporaries(directory)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be tidied: " + e.getMessage(), e);
    }
  }

  /** The files of a directory tree that are being written, or were left half done. */
  static List<Path> temporaries(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(AtomicFiles::isTemporary).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  private static String temporaryName(Path target) {
    String unique = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    return PREFIX + target.getFileName() + '.' + unique + SUFFIX;
  }

  /** Whether a file is one that is being written, or that a killed process has left half done. */
  static boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  private static Path parent(Path target) {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  private static void writeAndForce(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile()))) {
      content.writeTo(out);
    }
    // The content may have closed the stream, so the descriptor that is forced is a new one.
    try (FileOutputStream whole = new FileOutputStream(file.toFile(), true)) {
      whole.getFD().sync();
    }
  }

  /**
   * Makes a rename durable. Some systems cannot open a directory; the rename is whole there too.
   */
  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Nothing is lost but durability across a power failure.
      return;
    }
  }
}
