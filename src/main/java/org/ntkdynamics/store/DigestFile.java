package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of files of a directory as they were written, in a file beside them that {@code
 * sha256sum -c} reads. A file that is not named in it was written before digests were kept.
 */
final class DigestFile {
  static final String NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

  private final Path file;

  DigestFile(Path directory) {
    this.file = directory.resolve(NAME);
  }

  /** Records a file that has just been written; its older digest, if any, is forgotten. */
  void put(String name, String sha256) {
    SortedMap<String, String> digests = digests();
    digests.put(name, sha256);
    StringBuilder text = new StringBuilder();
    digests.forEach((of, digest) -> text.append(digest).append("  ").append(of).append('\n'));
    AtomicFiles.write(file, text.toString());
  }

  /**
   * The digests by file name.
   *
   * @throws StoreException if a line is not as it was written
   */
  SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    if (!Files.isRegularFile(file)) {
      return digests;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new StoreException(
              file + ": not as it was written: \"" + line + "\"; delete it to go on unchecked");
        }
        digests.put(matcher.group(2), matcher.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
    return digests;
  }
}
