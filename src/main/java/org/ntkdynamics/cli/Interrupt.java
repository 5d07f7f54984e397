package org.ntkdynamics.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop: the process ends once the work at hand has saved
 * its state, with exit code 130.
 */
final class Interrupt implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interrupt");
  private volatile boolean isRequested;

  private Interrupt() {}

  /** Starts to listen. */
  static Interrupt listen() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  boolean isRequested() {
    return isRequested;
  }

  /** Says that the state is saved and everything is printed. */
  @Override
  public void close() {
    done.countDown();
    if (!isRequested) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void request() {
    isRequested = true;
    try {
      if (done.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
