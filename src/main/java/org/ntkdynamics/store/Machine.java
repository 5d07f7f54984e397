package org.ntkdynamics.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The computer a run was computed on.
 *
 * @param cpu the processor's model
 * @param os the operating system's name, version and architecture
 * @param processors how many processors the Java runtime sees
 * @param blasThreads how many threads one matrix product may use
 */
public record Machine(String cpu, String os, int processors, int blasThreads) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** The computer this process runs on; loads ND4J's native library. */
  static Machine current() {
    return new Machine(
        cpuModel(),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        Nd4j.getEnvironment().maxMasterThreads());
  }

  private static String cpuModel() {
    return linuxModel()
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
        .orElseGet(() -> System.getProperty("os.arch"));
  }

  private static Optional<String> linuxModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
