package org.ntkdynamics.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the command is given by the shell that starts it, beside its arguments. */
final class Surroundings {
  private static final String THREADS = "OMP_NUM_THREADS";
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

  private Surroundings() {}

  /** What is wrong with the environment, in one line; ND4J cannot start with it. */
  static Optional<String> fault(Map<String, String> environment) {
    String threads = environment.get(THREADS);
    return threads == null || threads.isEmpty() || COUNT.matcher(threads).matches()
        ? Optional.empty()
        : Optional.of(
            THREADS
                + "="
                + threads
                + " in the environment is not allowed: must be an integer of 1 to 9999; unset it for"
                + " the default");
  }

  /** Whether everything that was printed has arrived; if not, says so. */
  static boolean isWritten(PrintStream out, PrintStream err) {
    if (!out.checkError()) {
      return true;
    }
    err.println("ntk: standard output cannot be written: is its disk full, or its reader gone?");
    return false;
  }
}
