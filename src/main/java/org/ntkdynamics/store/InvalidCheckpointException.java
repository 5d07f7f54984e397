package org.ntkdynamics.store;

/** A checkpoint that cannot be gone on from. The message completes "the checkpoint …". */
final class InvalidCheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidCheckpointException(String message) {
    super(message);
  }

  InvalidCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
