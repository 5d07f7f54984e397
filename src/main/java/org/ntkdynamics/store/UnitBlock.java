package org.ntkdynamics.store;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All files of a unit on their way from one process to another, each with its SHA-256, and what has
 * computed them.
 */
public final class UnitBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final ArrayList<Content> files;
  private final String worker;

  private UnitBlock(String key, List<Content> files, String worker) {
    this.key = key;
    this.files = new ArrayList<>(files);
    this.worker = worker;
  }

  /** One file. */
  private static final class Content implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String sha256;
    private final byte[] bytes;

    Content(String name, byte[] bytes) {
      this.name = name;
      this.sha256 = Sha256.hex(bytes);
      this.bytes = bytes;
    }

    static Content of(String name, Path file) {
      try {
        return new Content(name, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /** The files of a unit as they are, computed by this process; loads ND4J's native library. */
  public static UnitBlock of(UnitDirectory unit) {
    List<Content> files = new ArrayList<>();
    UnitFiles.of(unit).forEach((name, file) -> files.add(Content.of(name, file)));
    return new UnitBlock(unit.key(), files, Json.text(Worker.here(unit.key())));
  }

  /** The unit's key. */
  public String key() {
    return key;
  }

  /** Who has computed it. */
  public Worker worker() {
    return Json.parse("the worker of unit " + key, worker, Worker.class);
  }

  /** How the unit ended; empty if it was never begun. */
  public Optional<UnitStatus> status() {
    return files.stream()
        .filter(file -> file.name.equals(UnitDirectory.STATUS))
        .findFirst()
        .map(
            file ->
                Json.parse(
                    key + '/' + file.name,
                    new String(file.bytes, StandardCharsets.UTF_8),
                    UnitStatus.class));
  }

  /** What is wrong with it, in one line, if anything is. */
  public Optional<String> damage() {
    return files.stream()
        .filter(file -> !Sha256.hex(file.bytes).equals(file.sha256))
        .findFirst()
        .map(file -> file.name + " is damaged: it has not the SHA-256 it was sent with");
  }

  /**
   * Makes a unit's directory hold these files and no others; all but its status, which is for who
   * looks after the unit to write when all else is done. Each file appears whole or not at all.
   */
  public void writeTo(UnitDirectory unit) {
    Set<String> names = files.stream().map(file -> file.name).collect(Collectors.toSet());
    UnitFiles.of(unit)
        .forEach(
            (name, file) -> {
              if (!names.contains(name)) {
                UnitFiles.delete(file);
              }
            });
    for (Content file : files) {
      if (!file.name.equals(UnitDirectory.STATUS)) {
        AtomicFiles.write(unit.root().resolve(file.name), out -> out.write(file.bytes));
      }
    }
  }
}
