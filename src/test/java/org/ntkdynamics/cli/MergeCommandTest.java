package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** The parts of a job array, put together. */
@NeedsStudy("label-awareness")
class MergeCommandTest {
  private static final String SECOND_UNIT = "sw2=2.2_seed=0";

  @TempDir private static Path shared;

  @TempDir private Path directory;

  private static Path whole;
  private static Path first;
  private static Path second;

  /** What a command said. */
  private record Said(int code, String out, String err) {}

  private static Said ntk(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = command.execute(args.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  private static Path run(String name, String... more) {
    Path root = shared.resolve(name);
    List<String> args = new ArrayList<>(FaultSpec.run(root));
    args.addAll(List.of(more));
    Said said = ntk(args);
    assertEquals(ExitCode.DONE, said.code(), said.err());
    return root;
  }

  @BeforeAll
  static void runWholeAndInParts() {
    whole = run("whole");
    first = run("first", "--part", "1/2");
    second = run("second", "--part", "2/2", "--jobs", "2");
  }

  private Said merge(Path... runs) {
    List<String> args = new ArrayList<>(List.of("merge", "--out", merged().toString()));
    for (Path run : runs) {
      args.add(run.toString());
    }
    return ntk(args);
  }

  private Path merged() {
    return directory.resolve("merged");
  }

  @Test
  void partsAreTheWhole() throws IOException {
    assertEquals(1, Studies.open(first).units().size());
    Said said = merge(first, second, first);
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.out().startsWith("2 units: "), said.out());
    Results.assertSameFiles(whole, merged());
    assertEquals(2, Studies.open(merged()).provenance().orElseThrow().sessions().size());
    Said again = ntk(List.of("resume", merged().toString(), "--quiet"));
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertEquals(2, Studies.open(merged()).provenance().orElseThrow().sessions().size());
  }

  @Test
  void aPartAloneIsGoneOnWith() throws IOException {
    assertEquals(ExitCode.DONE, merge(first).code());
    assertEquals(ExitCode.DONE, ntk(List.of("resume", merged().toString(), "--quiet")).code());
    Results.assertSameFiles(whole, merged());
  }

  @Test
  void aUnitThatHasEndedIsTakenBeforeOneThatHasNot() throws IOException {
    Path failed = Trees.copy(second, directory.resolve("failed"));
    Studies.open(failed).unit(SECOND_UNIT).writeStatus(UnitStatus.failed(3, "no luck"));
    assertEquals(ExitCode.DONE, merge(failed, first, second).code());
    Results.assertSameFiles(whole, merged());
  }

  private void assertRefused(Said said, String what) throws IOException {
    assertEquals(ExitCode.WRONG_REQUEST, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(what), said.err());
    for (Path path : Trees.list(directory)) {
      assertTrue(!path.toString().contains("merged"), path.toString());
    }
  }

  @Test
  void otherSpecsAreRefused() throws IOException {
    Path other = directory.resolve("other");
    Studies.create(
        other, Studies.reader().read(first.resolve("run.yaml"), List.of("training.steps=121")));
    assertRefused(merge(first, other), "training.steps was 120, is 121");
  }

  @Test
  void otherDataAreRefused() throws IOException {
    Path other = Trees.copy(second, directory.resolve("other"));
    Path file = other.resolve("provenance.json");
    String text = Files.readString(file);
    int digest = text.indexOf("\"sha256\" : \"") + 12;
    Files.writeString(file, text.substring(0, digest) + "0000" + text.substring(digest + 4));
    assertRefused(merge(first, other), "not the data of");
  }

  @Test
  void aUnitOfOtherBytesIsRefused() throws IOException {
    Path other = Trees.copy(second, directory.resolve("other"));
    Path losses = other.resolve("units").resolve(SECOND_UNIT).resolve("loss.csv");
    Files.writeString(losses, Files.readString(losses) + "\n");
    assertRefused(merge(second, other), "loss.csv");
  }

  @Test
  void aDamagedKernelIsRefused() throws IOException {
    Path other = Trees.copy(second, directory.resolve("other"));
    Path kernel = other.resolve("units/" + SECOND_UNIT + "/kernels/step-000060.npy");
    byte[] bytes = Files.readAllBytes(kernel);
    bytes[bytes.length - 3] ^= 1;
    Files.write(kernel, bytes);
    assertRefused(merge(first, other), "step-000060.npy: damaged");
  }

  @Test
  void aRunThatIsBeingWrittenIsRefused() throws IOException {
    Path other = Trees.copy(second, directory.resolve("other"));
    RunLock lock = Studies.open(other).lock();
    assertRefused(merge(first, other), "works on it; wait for it, or stop it");
    lock.close();
    assertEquals(ExitCode.DONE, merge(first, other).code());
  }

  @Test
  void aDirectoryInUseIsRefused() throws IOException {
    Files.createDirectories(merged());
    Files.writeString(merged().resolve("mine"), "of value");
    Said said = merge(first, second);
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.err().contains("is not empty"), said.err());
    assertEquals(2, Trees.list(merged()).size());
  }

  @Test
  void theLedgerIsSummedUpAnew() throws IOException {
    List<String> claims =
        List.of(
            "claims", "--quiet", "--set", "effort=reduced", "--only", "sk-eq-13,sd-theorem-2.1");
    for (String part : List.of("1/1", "1/2", "2/2")) {
      List<String> args = new ArrayList<>(claims);
      args.addAll(
          List.of("--part", part, "--out", directory.resolve(part.replace('/', '-')).toString()));
      assertEquals(ExitCode.DONE, ntk(args).code());
    }
    assertEquals(ExitCode.DONE, merge(directory.resolve("1-2"), directory.resolve("2-2")).code());
    assertEquals(
        -1, Files.mismatch(directory.resolve("1-1/claims.json"), merged().resolve("claims.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "--jobs, 0, 1 to 9999",
    "--jobs, many, is not an int",
    "--part, 3/2, I of 1 to N",
    "--part, 2, I of 1 to N",
    "--part, x/y, I of 1 to N"
  })
  void wrongOptionsAreRefusedBeforeAnythingIsWritten(String option, String value, String why) {
    Path root = directory.resolve("none");
    List<String> args = new ArrayList<>(FaultSpec.run(root));
    args.addAll(List.of(option, value));
    Said said = ntk(args);
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.err().contains(why), said.err());
    assertTrue(Files.notExists(root));
  }
}
