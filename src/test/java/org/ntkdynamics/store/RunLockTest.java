package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

@NeedsStudy("label-awareness")
class RunLockTest {
  private final RunDirectory run;

  RunLockTest(@TempDir Path directory) {
    run =
        Studies.create(
            directory.resolve("run"),
            Studies.reader().parse("test", "kind: label-awareness", List.of(), Path.of("/")));
  }

  @Test
  void aSecondWriterIsRefusedNamingTheFirst() {
    RunLock lock = run.lock();
    StoreException thrown = assertThrows(StoreException.class, run::lock);
    String holder = "process " + ProcessHandle.current().pid() + "@";
    assertTrue(thrown.toString().contains(holder), thrown.toString());
    lock.close();
    run.lock().close();
  }

  @Test
  void anotherProcessIsRefusedUntilThisOneLetsGo() throws Exception {
    RunLock lock = run.lock();
    String refusal = lockElsewhere();
    assertTrue(refusal.contains("process " + ProcessHandle.current().pid() + "@"), refusal);
    lock.close();
    assertEquals("locked", lockElsewhere());
  }

  @Test
  void toBeRefusedDoesNotFreeTheLock() throws Exception {
    RunLock lock = run.lock();
    assertThrows(StoreException.class, run::lock);
    String refusal = lockElsewhere();
    assertTrue(refusal.contains("process " + ProcessHandle.current().pid() + "@"), refusal);
    lock.close();
  }

  @Test
  void theLockOfAKilledProcessIsFree() throws IOException {
    Files.writeString(run.root().resolve(".lock"), "12345@elsewhere");
    run.lock().close();
  }

  /** A stranger's run directory may have anything there: much, or what a terminal obeys. */
  @Test
  void aLockThatIsNoneIsReadAsFarAsANameGoes() throws IOException {
    Path file = run.root().resolve(".lock");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.writeBytes("x\u001b]0;title\u0007");
      sparse.setLength(3L << 30); // More than a string can have.
    }
    RunLock.Holder holder = run.holder();
    assertEquals(RunLock.Holder.State.ELSEWHERE, holder.state());
    assertEquals(1000, holder.name().length());
    assertTrue(holder.name().startsWith("x?]0;title?"), holder.name());
    Files.delete(file);
    Files.createDirectory(file);
    assertEquals(RunLock.Holder.State.NONE, run.holder().state());
  }

  @Test
  void lockingSweepsLeftovers() throws IOException {
    Path leftover = run.root().resolve(".index.html.77-3.tmp");
    Files.writeString(leftover, "half");
    run.lock().close();
    assertFalse(Files.exists(leftover));
  }

  @Test
  void readingNeedsNoLock() {
    RunLock lock = run.lock();
    assertEquals(run.config(), Studies.open(run.root()).config());
    lock.close();
  }

  private String lockElsewhere() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockingProgram.class.getName(),
                run.root().toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return output;
  }

  /** A process of its own: {@code java LockingProgram <run>}. */
  static final class LockingProgram {
    private LockingProgram() {}

    public static void main(String[] arguments) {
      System.out.println(attempt(Path.of(arguments[0])));
    }

    private static String attempt(Path root) {
      try {
        RunLock.acquire(root).close();
        return "locked";
      } catch (StoreException e) {
        return e.toString();
      }
    }
  }
}
