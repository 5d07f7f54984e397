package org.ntkdynamics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** A process, counted by at most 18 digits, and its host. */
  private static final Pattern HOLDER = Pattern.compile("([0-9]{1,18})@(.+)");

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

  /**
   * Who holds the lock of a directory, by what the lock says and whether that process lives. The
   * lock is tried only if its holder is gone, so that looking never keeps anybody from taking it.
   */
  static Holder holder(Path directory) {
    try {
      Path file = directory.toRealPath().resolve(FILE_NAME);
      if (HELD.contains(file)) {
        return new Holder(Holder.State.AT_WORK, self());
      }
      if (!Files.isRegularFile(file)) {
        return new Holder(Holder.State.NONE, "");
      }
      String name = name(file);
      return name.isBlank()
          ? new Holder(Holder.State.NONE, "")
          : new Holder(state(file, name), name);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": its lock cannot be read: " + e.getMessage(), e);
    }
  }

  private static Holder.State state(Path file, String name) throws IOException {
    Matcher holder = HOLDER.matcher(name);
    if (!holder.matches() || !holder.group(2).equals(host())) {
      return Holder.State.ELSEWHERE;
    }
    Instant taken = Files.getLastModifiedTime(file).toInstant();
    boolean isAlive =
        ProcessHandle.of(Long.parseLong(holder.group(1)))
            .filter(process -> process.info().startInstant().map(taken::isAfter).orElse(true))
            .isPresent();
    return isAlive || isLocked(file) ? Holder.State.AT_WORK : Holder.State.GONE;
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    }
  }

  /**
   * Who works on a directory.
   *
   * @param name the process and its host, such as {@code 123@host}; empty if there is none
   */
  public record Holder(State state, String name) {
    /** Whether somebody works on it. */
    public enum State {
      /** A process of this machine does. */
      AT_WORK,
      /** A process of this machine did, and ended without giving its lock back. */
      GONE,
      /** A process of another machine has the lock; whether it lives is not known here. */
      ELSEWHERE,
      /** Nobody has the lock. */
      NONE
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

  private static String name(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return name(in.readNBytes(NAME_BYTES_AT_MOST));
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer name = ByteBuffer.allocate(NAME_BYTES_AT_MOST);
    channel.read(name, 0);
    return name(Arrays.copyOf(name.array(), name.position()));
  }

  /** What a lock says, whoever wrote it: fit for a terminal. */
  private static String name(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}", "?");
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
