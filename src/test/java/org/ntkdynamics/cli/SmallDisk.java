package org.ntkdynamics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tmpfs of some size, mounted where nobody but a script of the test sees it and gone with its
 * process.
 */
final class SmallDisk {
  private static final List<String> NAMESPACE = List.of("unshare", "--map-root-user", "--mount");

  private SmallDisk() {}

  /** Whether this system lets us mount one. */
  static boolean canMount(Path disk) throws InterruptedException {
    try {
      return shell("mount -t tmpfs -o size=1m tmpfs \"$1\"", disk.toString()) == 0;
    } catch (IOException e) {
      return false; // There is no unshare.
    }
  }

  /** Runs a script in a mount namespace of its own. */
  static int shell(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(NAMESPACE);
    command.addAll(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  static void write(Path script, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(NtkProcess.command());
    command.addAll(arguments);
    List<String> quoted = command.stream().map(word -> "'" + word + "'").toList();
    Files.writeString(script, "exec " + String.join(" ", quoted) + "\n");
  }

  static int code(Path found, String attempt) throws IOException {
    return Integer.parseInt(Files.readString(found.resolve(attempt + ".code")).strip());
  }
}
