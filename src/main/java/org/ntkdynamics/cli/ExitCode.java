package org.ntkdynamics.cli;

/** The exit codes of the command. */
final class ExitCode {
  static final int DONE = 0;

  /** The work failed, or runs that were compared differ. */
  static final int FAILED = 1;

  /** The request was wrong; nothing was done. */
  static final int WRONG_REQUEST = 2;

  /** Interrupted; the state was saved. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
