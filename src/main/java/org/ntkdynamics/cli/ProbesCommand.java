package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntkdynamics.probe.Probe;
import org.ntkdynamics.probe.Probes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "probes",
    description = "List the probes that a spec may choose, one line each.",
    mixinStandardHelpOptions = true)
final class ProbesCommand implements Callable<Integer> {
  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ProbesCommand() {}

  /** A probe, and where one that does not ship comes from. */
  private record Line(String name, String what) {
    static Line of(Probe<?> probe, Map<String, Path> added) {
      Path from = added.get(probe.name());
      String origin = from == null ? "" : " (" + Output.show(from) + ')';
      return new Line(probe.name(), probe.description() + origin);
    }
  }

  @Override
  public Integer call() {
    Map<String, Path> added = Probes.added();
    List<Line> lines =
        Probes.byName().values().stream().map(probe -> Line.of(probe, added)).toList();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(String.format("%-16s %s%n", line.name(), line.what())));
    output.result(lines, text.toString().stripTrailing());
    return ExitCode.DONE;
  }
}
