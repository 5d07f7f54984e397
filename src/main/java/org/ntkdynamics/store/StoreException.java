package org.ntkdynamics.store;

/**
 * A file or directory that cannot be used as asked. The message is one line: where, what, and what
 * is allowed.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
