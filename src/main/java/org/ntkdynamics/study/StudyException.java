package org.ntkdynamics.study;

import java.nio.file.Path;

/** A study on the class path that cannot be used. The message is one line: where, which, why. */
public final class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StudyException(String message) {
    super(message);
  }

  private StudyException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A study that does not load or does not fit this program.
   *
   * @param origin the jar or directory it comes from
   * @param name its class
   */
  static StudyException unusable(Path origin, String name, Throwable cause) {
    return new StudyException(
        origin + ": the study " + name + " cannot be used: " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause instanceof UnsupportedClassVersionError
        ? "it is compiled for a newer Java than " + Runtime.version().feature()
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
