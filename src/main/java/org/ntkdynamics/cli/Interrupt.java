package org.ntkdynamics.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop: the process ends once the work at hand has saved
 * its state and everything is printed.
 *
 * <p>The work ends while Java is shutting down, so it cannot add shutdown hooks any more.
 */
final class Interrupt implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 10;
  private static final long PRINTING_MILLIS = 10_000;

  private static volatile boolean isShuttingDown;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interrupt");
  private volatile boolean isRequested;

  private Interrupt() {}

  /** Starts to listen. */
  static Interrupt listen() {
    Interrupt interrupt = new Interrupt();
    try {
      Runtime.getRuntime().addShutdownHook(interrupt.hook);
    } catch (IllegalStateException e) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED); // Told to stop before anything was begun.
    }
    return interrupt;
  }

  /** Ends the process, also where it is shutting down, with the code of the work and not of it. */
  static void exit(int code) {
    if (isShuttingDown) {
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  boolean isRequested() {
    return isRequested;
  }

  /** Says that the state is saved. */
  @Override
  public void close() {
    done.countDown();
    if (!isShuttingDown) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        isShuttingDown = true; // A signal came just now: too late to stop anything.
      }
    }
  }

  private void request() {
    isShuttingDown = true;
    isRequested = true;
    try {
      if (done.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        worker.join(PRINTING_MILLIS); // It halts the process when all is printed.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
