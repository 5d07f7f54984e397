package org.ntkdynamics.data;

/** Data that cannot be used. The message is one line: where, what, and what is allowed. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
