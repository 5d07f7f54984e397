package org.ntkdynamics.spec;

/** A value that a config record refuses, with the key that holds it and what is allowed there. */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String allowed;

  /**
   * @param key the record component, such as {@code sigmaW2}; dotted where a record checks the
   *     components of its components
   * @param value the refused value
   * @param allowed what would be accepted, completing "must be …"
   */
  public InvalidValueException(String key, Object value, String allowed) {
    super(value + " is not allowed: must be " + allowed);
    this.key = key;
    this.allowed = allowed;
  }

  public String key() {
    return key;
  }

  /** What would be accepted, completing "must be …". */
  public String allowed() {
    return allowed;
  }
}
