package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The {@code ntk} command in a process of its own, killed when the test lets go of it. */
final class NtkProcess implements AutoCloseable {
  /** Whoever runs the tests in the background has it ignored, which processes inherit. */
  private static final String HEARS_CONTROL_C = "exec env --default-signal=INT ";

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long POLL_NANOS = 200_000;

  private final Process process;
  private final Path errors;

  private NtkProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** The command line that runs {@code ntk}, without its arguments. */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", // Half the time to start.
        "-Djava.awt.headless=true",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-Dntk.command=./ntk",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  static NtkProcess start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(arguments);
    Path errors = Files.createTempFile("ntk", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile());
    return new NtkProcess(builder.start(), errors);
  }

  /** Starts it on a pseudo-terminal, with the progress bar; what it writes to it are its errors. */
  static NtkProcess startOnTerminal(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.add(1, "-Dntk.terminal=true");
    command.addAll(arguments);
    String line = command.stream().map(NtkProcess::quoted).collect(Collectors.joining(" "));
    Path screen = Files.createTempFile("ntk", ".screen");
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", HEARS_CONTROL_C + line, "/dev/null");
    builder.redirectErrorStream(true).redirectOutput(screen.toFile());
    builder.environment().put("TERM", "xterm");
    return new NtkProcess(builder.start(), screen);
  }

  /** Whether there are pseudo-terminals here, by util-linux's {@code script}. */
  static boolean hasTerminals() throws InterruptedException {
    try {
      Process probe =
          new ProcessBuilder("script", "-qec", HEARS_CONTROL_C + "true", "/dev/null").start();
      return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  /** Presses Ctrl-C on its terminal. */
  void pressControlC() throws IOException {
    process.getOutputStream().write(3);
    process.getOutputStream().flush();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has written to its standard error. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL, and waits until it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  /** Waits until it ends. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS), "the process hangs");
    return process.exitValue();
  }

  /** Waits until something is so or the process ends, and says whether it was so in time. */
  boolean waitFor(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        return false;
      }
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        fail("waited for too long");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
