package org.ntkdynamics.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;

/**
 * What a run is called, and how it differs from the spec that it was made from. Public because the
 * template engine reads only public classes.
 *
 * @param name the name of its directory, which whoever ran it has chosen
 * @param spec the name in its spec
 * @param changed what the command line has set otherwise than the file of the spec, as it was
 *     written there
 */
public record RunTitle(String name, String spec, List<String> changed) {
  private static final String OPTION = " --set";

  public static RunTitle of(RunDirectory run) {
    String spec = run.config().name();
    Path directory = run.root().toAbsolutePath().normalize().getFileName();
    List<String> changed =
        run.provenance()
            .map(provenance -> provenance.sessions().get(0))
            .map(Session::command)
            .map(RunTitle::settings)
            .orElse(List.of());
    return new RunTitle(directory == null ? spec : directory.toString(), spec, changed);
  }

  /** Whether the name is not the whole story. */
  public boolean isChanged() {
    return !name.equals(spec) || !changed.isEmpty();
  }

  /** The name and, if it is another, that of the spec. */
  public String full() {
    return name.equals(spec) ? name : name + " (" + spec + ")";
  }

  /** The settings of a command line whose arguments are joined by spaces, without quotes. */
  public static List<String> settings(String command) {
    List<String> settings = new ArrayList<>();
    int at = command.indexOf(OPTION);
    while (at >= 0) {
      int begin = at + OPTION.length() + 1;
      int end = begin <= command.length() ? end(command, begin) : command.length();
      if (begin < end && " =".indexOf(command.charAt(begin - 1)) >= 0) {
        settings.add(command.substring(begin, end));
      }
      at = command.indexOf(OPTION, Math.min(end, command.length()));
    }
    return settings;
  }

  /** The first space that stands in no bracket; a list may hold spaces. */
  private static int end(String command, int begin) {
    int open = 0;
    for (int i = begin; i < command.length(); i++) {
      char character = command.charAt(i);
      open += "[{".indexOf(character) >= 0 ? 1 : "]}".indexOf(character) >= 0 ? -1 : 0;
      if (character == ' ' && open <= 0) {
        return i;
      }
    }
    return command.length();
  }
}
