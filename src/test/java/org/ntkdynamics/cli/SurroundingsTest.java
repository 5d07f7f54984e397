package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An environment and a standard output that cannot be used. */
class SurroundingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "1.5", "4,2", " 4", "99999999999"})
  void aNumberOfThreadsThatIsNone(String threads) {
    assertEquals(
        Optional.of(
            "OMP_NUM_THREADS="
                + threads
                + " in the environment is not allowed: must be an integer of 1 to 9999; unset it"
                + " for the default"),
        Surroundings.fault(Map.of("OMP_NUM_THREADS", threads)));
  }

  @Test
  void whatNd4jTakesIsTaken() {
    assertEquals(Optional.empty(), Surroundings.fault(Map.of()));
    assertEquals(Optional.empty(), Surroundings.fault(Map.of("OMP_NUM_THREADS", "16")));
  }

  @Test
  void aStudyThatIsNotThere() {
    assertEquals(
        Optional.of("NTK_CLASSPATH in the environment names gone.jar, which is not there"),
        Surroundings.fault(Map.of("NTK_CLASSPATH", "src:gone.jar")));
    assertEquals(Optional.empty(), Surroundings.fault(Map.of("NTK_CLASSPATH", "src::none/*")));
    assertEquals(Optional.empty(), Surroundings.fault(Map.of("NTK_CLASSPATH", "")));
  }

  @Test
  void theCommandRefusesAndFailsInOneLine() throws Exception {
    assertEquals(
        new Said(ExitCode.WRONG_REQUEST, "ntk: OMP_NUM_THREADS=abc"),
        said(Map.of("OMP_NUM_THREADS", "abc"), null));
    File full = new File("/dev/full");
    Assumptions.assumeTrue(full.exists());
    assertEquals(new Said(ExitCode.FAILED, "ntk: standard output can"), said(Map.of(), full));
  }

  private record Said(int code, String err) {}

  private static Said said(Map<String, String> environment, @Nullable File out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(NtkProcess.command());
    command.add("--version");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(
        out == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(out));
    Process process = builder.start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.length() > 24, err);
    return new Said(process.waitFor(), err.substring(0, 24));
  }
}
