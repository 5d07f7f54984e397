package org.ntkdynamics.cli;

import java.io.File;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the command is given by the shell that starts it, beside its arguments. */
final class Surroundings {
  private static final String THREADS = "OMP_NUM_THREADS";
  private static final String CLASS_PATH = "NTK_CLASSPATH";
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

  private Surroundings() {}

  /** What is wrong with the environment, in one line. */
  static Optional<String> fault(Map<String, String> environment) {
    return threadsFault(environment)
        .or(() -> classPathFault(environment.getOrDefault(CLASS_PATH, "")));
  }

  /** Java passes over what is not there, and the studies in it would be unknown. */
  private static Optional<String> classPathFault(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty() && !entry.endsWith("*") && !new File(entry).exists())
        .findFirst()
        .map(entry -> CLASS_PATH + " in the environment names " + entry + ", which is not there");
  }

  /** ND4J cannot start with such a number. */
  private static Optional<String> threadsFault(Map<String, String> environment) {
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
