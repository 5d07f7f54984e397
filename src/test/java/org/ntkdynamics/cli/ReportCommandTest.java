package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** {@code ntk report} on runs that lack something or have something left over. */
@NeedsStudy("label-awareness")
class ReportCommandTest {
  private static final Path RECORDED = Path.of("reports", "drift");

  private final StringWriter err = new StringWriter();

  @Test
  void aReportWhoseUnitFilesAreNotThereIsDrawnByForceOnly(@TempDir Path root) throws IOException {
    for (String name : List.of("run.yaml", "provenance.json", "subsample.csv", "index.html")) {
      Files.copy(RECORDED.resolve(name), root.resolve(name));
    }
    Path page = root.resolve("index.html");
    String recorded = Files.readString(page);

    assertEquals(ExitCode.WRONG_REQUEST, report(root));
    assertTrue(err.toString().contains("metrics.csv of 180 of 180 units"), err.toString());
    assertTrue(err.toString().contains("--force"), err.toString());
    assertEquals(recorded, Files.readString(page), "it is as it was");

    assertEquals(ExitCode.DONE, report(root, "--force"));
    assertTrue(Files.readString(page).contains("180 of 180 networks"), "are unfinished");
  }

  @Test
  void aReportRemovesWhatAKilledProcessLeftHalfDone(@TempDir Path directory) throws IOException {
    Path root = directory.resolve("half");
    RunDirectory run =
        Studies.create(root, Studies.reader().read(Path.of(Quickstart.SPEC), List.of()));
    Path half = Files.writeString(root.resolve(".index.html.12345-1.tmp"), "<html");
    assertEquals(ExitCode.DONE, Said.by("report", root.toString(), "--quiet").code());
    assertFalse(Files.exists(half));
    Files.writeString(half, "<html");
    try (RunLock lock = run.lock()) {
      Files.writeString(half, "<html"); // By the process that has the lock.
      assertEquals(ExitCode.DONE, Said.by("report", root.toString(), "--quiet").code());
      assertTrue(Files.exists(half), lock::toString);
    }
  }

  private int report(Path root, String... options) {
    var command = Main.commandLine();
    command.setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true));
    String[] args =
        Stream.concat(Stream.of("report", root.toString()), Stream.of(options))
            .toArray(String[]::new);
    return command.execute(args);
  }
}
