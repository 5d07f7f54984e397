package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip of a network. An entry is unpacked when it is asked for, never further than to a given
 * size, and has to have the SHA-256 that it was sealed with, if any.
 */
final class ModelArchive implements AutoCloseable {
  private final ZipFile zip;
  private final Map<String, String> digests = new TreeMap<>();

  private ModelArchive(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidCheckpointException if it is no zip, one that was cut short, or an empty one
   * @throws StoreException if the file system does not let it be read
   */
  static ModelArchive open(Path file) throws InvalidCheckpointException {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      if (zip.size() == 0) {
        zip.close();
        throw new InvalidCheckpointException("is empty");
      }
      return new ModelArchive(zip);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw torn(e);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Holds every entry against these digests from now on. */
  void expect(Map<String, String> sha256) {
    digests.putAll(sha256);
  }

  /** The names of all entries. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    zip.stream().map(ZipEntry::getName).forEach(names::add);
    return names;
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** An entry as a text in UTF-8. */
  String text(String name, long limit) throws InvalidCheckpointException {
    return new String(entry(name, limit), UTF_8);
  }

  /**
   * Unpacks an entry.
   *
   * @param limit how many bytes it may have
   * @throws InvalidCheckpointException if it is not there, damaged or larger
   * @throws StoreException if the file system does not let it be read, or there is not the memory:
   *     nothing is wrong with the file then
   */
  byte[] entry(String name, long limit) throws InvalidCheckpointException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new InvalidCheckpointException("holds no " + name);
    }
    long size = entry.getSize();
    if (size < 0 || size > limit) {
      throw new InvalidCheckpointException(
          "holds " + name + " of " + size + " bytes: must be at most " + limit + " here");
    }
    checkMemory(name, size);
    byte[] bytes = unpack(entry, (int) size);
    String expected = digests.get(name);
    if (expected != null && !expected.equals(Sha256.hex(bytes))) {
      throw new InvalidCheckpointException(
          "is damaged: " + name + " has not the SHA-256 it was written with");
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new StoreException(zip.getName() + ": cannot be closed: " + e.getMessage(), e);
    }
  }

  private byte[] unpack(ZipEntry entry, int size) throws InvalidCheckpointException {
    CRC32 crc = new CRC32();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(size);
      crc.update(bytes);
      if (bytes.length < size || in.read() >= 0 || crc.getValue() != entry.getCrc()) {
        throw new InvalidCheckpointException(
            "is torn or damaged: "
                + entry.getName()
                + " has another size or CRC than its zip says");
      }
      return bytes;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw torn(e);
    } catch (IOException e) {
      throw unreadable(zip.getName(), e);
    }
  }

  /** It is held twice on its way into an array. */
  private void checkMemory(String name, long size) {
    long most = Math.min(Integer.MAX_VALUE - Long.BYTES, Runtime.getRuntime().maxMemory() / 2);
    if (size > most) {
      throw new StoreException(
          String.format(
              "%s: holds %s of %d MB, for which there is not the memory: can be at most %d MB here,"
                  + " or more with NTK_JAVA_OPTS=-Xmx…",
              zip.getName(), name, size >> 20, most >> 20));
    }
  }

  private static StoreException unreadable(String file, IOException cause) {
    return new StoreException(file + ": cannot be read: " + cause.getMessage(), cause);
  }

  private static InvalidCheckpointException torn(Exception cause) {
    return new InvalidCheckpointException("is torn or damaged: " + cause.getMessage(), cause);
  }
}
