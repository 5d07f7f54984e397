package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  private final Path directory;

  AtomicFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void writesAndCreatesTheDirectory() throws IOException {
    Path file = directory.resolve("a/b/text.txt");
    AtomicFiles.write(file, "Θ");
    assertEquals("Θ", Files.readString(file));
    assertEquals(List.of("text.txt"), names(directory.resolve("a/b")));
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = directory.resolve("text.txt");
    AtomicFiles.write(file, "old");
    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class, () -> AtomicFiles.write(file, AtomicFilesTest::failing));
    assertTrue(thrown.toString().contains(": " + file + ": "), thrown.toString());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("text.txt"), names(directory));
  }

  @Test
  void aFailureThatIsNoInputOutputLeavesNothingEither() throws IOException {
    Path file = directory.resolve("text.txt");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  throw new IllegalStateException("no content");
                }));
    assertEquals(List.of(), names(directory));
  }

  @Test
  void contentMayCloseTheStream() throws IOException {
    Path file = directory.resolve("text.txt");
    AtomicFiles.write(
        file,
        out -> {
          out.write('x');
          out.close();
        });
    assertEquals("x", Files.readString(file));
  }

  @Test
  void anInterruptedThreadStillWrites() throws IOException {
    Path file = directory.resolve("text.txt");
    Thread.currentThread().interrupt();
    AtomicFiles.write(file, "saved");
    assertTrue(Thread.interrupted(), "the interruption must still be seen by the caller");
    assertEquals("saved", Files.readString(file));
  }

  @Test
  void sweepRemovesOnlyLeftovers() throws IOException {
    Path leftover = Files.createDirectories(directory.resolve("u")).resolve(".loss.csv.9-1.tmp");
    Files.writeString(leftover, "half");
    Files.writeString(directory.resolve("notes.tmp"), "mine");
    AtomicFiles.sweep(directory);
    assertFalse(Files.exists(leftover));
    assertTrue(Files.exists(directory.resolve("notes.tmp")));
  }

  private static void failing(OutputStream out) throws IOException {
    out.write('n');
    out.flush();
    throw new IOException("disk full");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
