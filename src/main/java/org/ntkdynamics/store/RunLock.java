package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write a run directory, which one process has at a time.
 *
 * <p>It is a lock of the operating system on the file {@code .lock}, so that it ends with the
 * process whatever way that ends; the file names its holder. The file itself stays: to delete it
 * would let two processes lock two files of one name.
 */
public final class RunLock implements AutoCloseable {
  static final String FILE_NAME = ".lock";

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  /** The locks of this process: to close a second channel on one of these files would free it. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int NAME_BYTES_AT_MOST = 1000;

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory.
   *
   * @throws StoreException if another process, or this one, holds it; the message names the holder
   * @throws UncheckedIOException if the file system refuses
   */
  static RunLock acquire(Path directory) {
    try {
      Path file = directory.toRealPath().resolve(FILE_NAME);
      if (!HELD.add(file)) {
        throw refusal(directory, self());
      }
      try {
        return new RunLock(file, lockedChannel(directory, file));
      } catch (IOException | RuntimeException e) {
        HELD.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be locked: " + e.getMessage(), e);
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
    } finally {
      HELD.remove(file);
    }
  }

  private static FileChannel lockedChannel(Path directory, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      boolean isLocked = channel.tryLock() != null;
      String holder = holder(channel);
      if (!isLocked) {
        throw refusal(directory, holder);
      }
      if (!holder.isBlank()) {
        LOG.info("{}: process {} has ended without giving its lock back", directory, holder);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer name = ByteBuffer.allocate(NAME_BYTES_AT_MOST);
    channel.read(name, 0);
    return new String(name.array(), 0, name.position(), StandardCharsets.UTF_8);
  }

  private static StoreException refusal(Path directory, String holder) {
    String process = holder.isBlank() ? "another process" : "process " + holder;
    return new StoreException(
        directory + ": is being written by " + process + "; wait for it or stop it first");
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
