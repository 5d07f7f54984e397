package org.ntkdynamics.study;

/** An engine that cannot be used, or that units were lost with. The message is one line. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
