package org.ntkdynamics.plugin;

import java.nio.file.Path;

/**
 * A study or a probe on the class path that cannot be used. The message is one line: where, which,
 * why.
 */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PluginException(String message) {
    super(message);
  }

  private PluginException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A class that does not load or does not fit this program.
   *
   * @param origin the jar or directory it comes from
   * @param noun what it is, such as {@code study}
   * @param name its class
   */
  public static PluginException unusable(Path origin, String noun, String name, Throwable cause) {
    return new PluginException(
        origin + ": the " + noun + ' ' + name + " cannot be used: " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause instanceof UnsupportedClassVersionError
        ? "it is compiled for a newer Java than " + Runtime.version().feature()
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
