package org.ntkdynamics.spec;

/** A spec that cannot be used. The message is one line: where, what, and what is allowed. */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpecException(String message) {
    super(message);
  }

  public SpecException(String message, Throwable cause) {
    super(message, cause);
  }
}
