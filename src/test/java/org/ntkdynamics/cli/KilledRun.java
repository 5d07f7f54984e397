package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A run whose processes are killed at random instants after it has begun to write. */
final class KilledRun {
  /** SIGKILL, as a shell counts. */
  private static final int KILLED = 128 + 9;

  private static final long DELAY_NANOS_AT_MOST = TimeUnit.MILLISECONDS.toNanos(30);

  private final Path root;
  private final Function<Path, List<String>> run;

  /**
   * A run that is yet to begin.
   *
   * @param root its directory, empty
   * @param run the arguments that run it in a directory
   */
  KilledRun(Path root, Function<Path, List<String>> run) {
    this.root = root;
    this.run = run;
  }

  Path root() {
    return root;
  }

  /** What a user would do next: resume, or run again if there is nothing to resume. */
  List<String> next() {
    return Files.exists(root.resolve("run.yaml"))
        ? List.of("resume", root.toString(), "--quiet")
        : run.apply(root);
  }

  /**
   * Goes on in a process that is killed in the midst of its work: a moment after so many changes of
   * the directory were seen.
   *
   * @param changes at least 1, so that the process has begun to write
   * @return whether it was killed before its end
   */
  boolean kill(int changes, RandomGenerator random) throws IOException, InterruptedException {
    try (NtkProcess process = NtkProcess.start(next())) {
      TreeChanges seen = new TreeChanges(root);
      if (process.waitFor(() -> seen.count() >= changes)) {
        LockSupport.parkNanos(random.nextLong(DELAY_NANOS_AT_MOST));
        process.kill();
      }
      int code = process.exitCode();
      assertTrue(code == KILLED || code == ExitCode.DONE, process.errors());
      assertTrue(Files.exists(root.resolve("run.yaml")) || code == KILLED, "nothing was written");
      return code == KILLED;
    }
  }

  /** Goes on to the end in a process of its own, which has nothing to complain of. */
  void finish() throws IOException, InterruptedException {
    try (NtkProcess process = NtkProcess.start(next())) {
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
      assertEquals("", process.errors());
    }
  }

  /** Goes on to the end in this process, which saves the time to start another. */
  void finishHere() {
    StringWriter said = new StringWriter();
    assertEquals(ExitCode.DONE, here(next(), said), said::toString);
    assertEquals("", said.toString());
  }

  /** Runs the command in this process. */
  static int here(List<String> arguments, StringWriter errors) {
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.toArray(String[]::new));
  }
}
