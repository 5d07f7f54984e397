package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Counts the changes seen in a directory tree: files that appear, grow, are replaced or go. */
final class TreeChanges {
  private final Path root;
  private Map<Path, String> seen;
  private int count;

  TreeChanges(Path root) {
    this.root = root;
    this.seen = look();
  }

  /** Looks again; the number of changes since the beginning, as far as they were seen. */
  int count() {
    Map<Path, String> now = look();
    for (Map.Entry<Path, String> file : now.entrySet()) {
      if (!file.getValue().equals(seen.remove(file.getKey()))) {
        count++;
      }
    }
    count += seen.size();
    seen = now;
    return count;
  }

  private Map<Path, String> look() {
    Map<Path, String> files = new HashMap<>();
    try {
      Files.walkFileTree(root, new Look(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Notes each file; files may come and go meanwhile. */
  private static final class Look extends SimpleFileVisitor<Path> {
    private final Map<Path, String> files;

    Look(Map<Path, String> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.put(
          file,
          attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
