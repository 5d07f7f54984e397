package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write a run directory, which one process has at a time.
 *
 * <p>It is a lock of the operating system on the file {@code .lock}, so that it ends with the
 * process whatever way that ends; the file names its holder. The file itself stays: to delete it
 * would let two processes lock two files of one name.
 */
public final class RunLock implements AutoCloseable {
  static final String FILE_NAME = ".lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory.
   *
   * @throws StoreException if another process, or this one, holds it; the message names the holder
   */
  static RunLock acquire(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new StoreException(
            directory + ": is being written by " + holder(file) + "; wait for it or stop it first");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)));
      return new RunLock(channel);
    } catch (IOException e) {
      throw new StoreException(directory + ": cannot be locked: " + e, e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock cannot be given back", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(Path file) throws IOException {
    String holder = Files.readString(file);
    return holder.isBlank() ? "another process" : "process " + holder;
  }

  private static String self() {
    return ProcessHandle.current().pid() + "@" + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
