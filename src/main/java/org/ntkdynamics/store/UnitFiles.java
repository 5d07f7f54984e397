package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a unit, whatever its study writes: compared, checked, copied. */
final class UnitFiles {
  /** Of checkpoints that were set aside. */
  private static final String UNUSABLE = ".unusable";

  private UnitFiles() {}

  /** What a unit has computed: its files by their names below its directory, in order. */
  static SortedMap<String, Path> of(UnitDirectory unit) {
    SortedMap<String, Path> files = new TreeMap<>();
    for (Path file : tree(unit.root())) {
      if (Files.isRegularFile(file)
          && !AtomicFiles.isTemporary(file)
          && !file.toString().endsWith(UNUSABLE)) {
        files.put(unit.root().relativize(file).toString().replace('\\', '/'), file);
      }
    }
    return files;
  }

  /**
   * Compares the bytes of a unit in two runs.
   *
   * @throws StoreException if they differ; it names the first file that does
   */
  static void refuseDifference(UnitDirectory one, UnitDirectory other) {
    SortedMap<String, Path> expected = of(one);
    SortedMap<String, Path> found = of(other);
    for (Map.Entry<String, Path> file : expected.entrySet()) {
      Path same = found.remove(file.getKey());
      if (same == null) {
        throw differs(one, file.getValue() + " is not in " + other.root());
      }
      if (mismatch(file.getValue(), same)) {
        throw differs(one, file.getValue() + " and " + same);
      }
    }
    if (!found.isEmpty()) {
      throw differs(one, found.get(found.firstKey()) + " is not in " + one.root());
    }
  }

  private static StoreException differs(UnitDirectory unit, String what) {
    return new StoreException(
        "the unit "
            + unit.key()
            + " differs: "
            + what
            + "; take away one of them (ntk compare says by how much they differ)");
  }

  private static boolean mismatch(Path one, Path other) {
    try {
      return Files.mismatch(one, other) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(other + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Checks kernels by their digests.
   *
   * @throws StoreException if one is damaged
   */
  static void refuseDamaged(UnitDirectory unit) {
    Path kernels = unit.root().resolve(UnitDirectory.KERNELS);
    new DigestFile(kernels)
        .digests()
        .forEach(
            (name, sha256) -> {
              Path file = kernels.resolve(name);
              if (Files.isRegularFile(file) && !Sha256.of(file).equals(sha256)) {
                throw new StoreException(
                    file
                        + ": damaged: it has not the SHA-256 it was written with; take away the"
                        + " unit, or the run");
              }
            });
  }

  /** Copies a unit; each file appears whole or not at all. */
  static void copy(UnitDirectory from, UnitDirectory to) {
    of(from).forEach((name, file) -> copy(file, to.root().resolve(name)));
  }

  static void copy(Path from, Path to) {
    AtomicFiles.write(to, out -> Files.copy(from, out));
  }

  /** Deletes a directory tree, if it is there. */
  static void delete(Path root) {
    try {
      for (Path path : tree(root).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be deleted: " + e.getMessage(), e);
    }
  }

  private static List<Path> tree(Path root) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be listed: " + e.getMessage(), e);
    }
  }
}
