package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;
import org.tensorflow.framework.Summary;
import picocli.CommandLine;

/**
 * What is done with a run beside it: watch, report --watch, export. That the programs themselves
 * read what is exported is shown by {@code src/test/reference/exports.py}.
 */
@NeedsStudy("label-awareness")
class RunToolsTest {
  private static final String UNIT = "sw2=2.0_seed=0";

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path run;

  @BeforeEach
  void run() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            kind: label-awareness
            data: { dataset: { images: images, labels: labels }, trainSize: 24, testSize: 6 }
            network: { hiddenLayers: 2, width: 8, outputs: 3, sigmaW2: [2.0, 1.0] }
            training: { steps: 4 }
            evaluation: { every: 1 }
            kernel: { samplesPerClass: 2, steps: [0, 3] }
            """);
    run = directory.resolve("run");
    assertEquals(ExitCode.DONE, ntk("run", spec.toString(), "--quiet", "--out", run.toString()));
  }

  private int ntk(String... args) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  /** As if a process were at work on the second unit and had just begun. */
  private String atWork() throws IOException {
    Path provenance = run.resolve("provenance.json");
    String ended = Files.readString(provenance);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode tree = mapper.readTree(ended);
    ((ObjectNode) tree.at("/sessions/0")).putNull("ended");
    Files.writeString(provenance, mapper.writeValueAsString(tree));
    Files.writeString(
        run.resolve("units/sw2=1.0_seed=0/status.json"),
        "{\"state\": \"running\", \"step\": 3, \"reason\": null}\n");
    return ended;
  }

  @Test
  void aRunThatHasEndedIsToldAtOnce() {
    assertEquals(ExitCode.DONE, ntk("watch", run.toString()), err::toString);
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size(), out.toString());
    assertTrue(
        lines
            .get(1)
            .matches("█{10} sw2=2.0_seed=0: finished at 4 of 4  loss \\S+  Θc/Θd - Θn/Θd \\S+"),
        lines.get(1));
    assertEquals("2 of 2 units ended; nobody is at work", lines.get(2));
  }

  @Test
  void aRunAtWorkIsToldByItsFiles() throws IOException {
    atWork();
    RunLock lock = Studies.open(run).lock();
    assertEquals(ExitCode.DONE, ntk("watch", "--once", "--json", run.toString()));
    lock.close();
    JsonNode pace = new ObjectMapper().readTree(out.toString());
    assertFalse(pace.get("hasEnded").asBoolean());
    assertEquals(2, pace.get("count").asInt());
    assertEquals(4, pace.get("steps").asInt());
    assertEquals("running", pace.at("/units/0/state").asText());
    assertEquals(4, pace.at("/units/0/step").asInt());
    assertTrue(pace.at("/units/0/loss").isNumber(), pace.toString());
  }

  private static String gone() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid() + "@" + InetAddress.getLocalHost().getHostName();
  }

  @Test
  @Timeout(120)
  void aKilledRunIsNotWaitedFor() throws Exception {
    atWork();
    String killed = gone();
    Files.writeString(run.resolve(".lock"), killed);
    assertEquals(ExitCode.FAILED, ntk("watch", run.toString()));
    String lost = "process " + killed + " is gone without an end";
    assertTrue(out.toString().endsWith("; " + lost + '\n'), out.toString());
    assertEquals("ntk: " + lost + "; go on with: ntk resume " + run + '\n', err.toString());
    assertEquals(killed, Files.readString(run.resolve(".lock")));
    assertEquals(ExitCode.DONE, ntk("report", "--watch", run.toString()));
    assertEquals(ExitCode.DONE, ntk("resume", "--quiet", run.toString()), err::toString);
    assertEquals(ExitCode.DONE, ntk("watch", run.toString()));
  }

  @Test
  @Timeout(120)
  void aRunOfAnotherMachineIsWaitedForWhileItWrites() throws Exception {
    atWork();
    Files.writeString(run.resolve(".lock"), "7@elsewhere");
    assertEquals(ExitCode.DONE, ntk("watch", "--once", run.toString()));
    FileTime past = FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS));
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, past);
      }
    }
    assertEquals(ExitCode.FAILED, ntk("watch", run.toString()));
    assertTrue(err.toString().contains("process 7@elsewhere has written nothing for 120 minutes"));
  }

  @Test
  @Timeout(120)
  void aWatchedPageIsDrawnAgainUntilTheRunEnds() throws Exception {
    String ended = atWork();
    RunLock lock = Studies.open(run).lock();
    Path page = run.resolve("index.html");
    Thread worker =
        new Thread(
            () -> {
              try {
                while (!Files.readString(page).contains("http-equiv=\"refresh\" content=\"1\"")) {
                  TimeUnit.MILLISECONDS.sleep(20);
                }
                assertTrue(Files.readString(page).contains("while the run was being worked on"));
                Files.writeString(run.resolve("provenance.json"), ended);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    worker.start();
    assertEquals(
        ExitCode.DONE, ntk("report", "--watch", "--every", "1", run.toString()), err::toString);
    worker.join();
    lock.close();
    assertFalse(Files.readString(page).contains("http-equiv=\"refresh\""));
    assertFalse(Files.readString(page).contains("while the run was being worked on"));
  }

  @Test
  void tensorBoardsRecordsAreWhole() throws IOException {
    assertEquals(
        ExitCode.DONE, ntk("export", run.toString(), "--to", "tensorboard"), err::toString);
    Path unit = directory.resolve("run-tensorboard").resolve(UNIT);
    List<String> tags = new ArrayList<>();
    try (var files = Files.list(unit)) {
      List<Path> found = files.toList();
      assertEquals(1, found.size());
      assertTrue(found.get(0).getFileName().toString().startsWith("events.out.tfevents."));
      ByteBuffer records =
          ByteBuffer.wrap(Files.readAllBytes(found.get(0))).order(ByteOrder.LITTLE_ENDIAN);
      while (records.hasRemaining()) {
        byte[] length = bytes(records, Long.BYTES);
        assertEquals(masked(length), records.getInt());
        byte[] event =
            bytes(records, (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
        assertEquals(masked(event), records.getInt());
        tags.add(tag(event));
      }
    }
    assertEquals("brain.Event:2", tags.get(0));
    assertEquals("0 loss/train_loss", tags.get(1));
    assertTrue(
        tags.containsAll(List.of("3 metrics/theta_d", "0 kernel", "3 eigenvalues")),
        tags::toString);
    assertEquals(2, tags.stream().filter(tag -> tag.endsWith(" kernel")).count());
  }

  private static byte[] bytes(ByteBuffer buffer, int count) {
    byte[] bytes = new byte[count];
    buffer.get(bytes);
    return bytes;
  }

  /** As tensorflow/core/lib/hash/crc32c.h masks it. */
  private static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }

  /** The step and the tag of an event, or the version of the file. */
  private static String tag(byte[] event) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(event);
    long step = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> assertTrue(in.readDouble() > 1e9);
        case 2 -> step = in.readInt64();
        case 3 -> {
          return in.readString();
        }
        default -> {
          Summary.Value value = Summary.parseFrom(in.readByteArray()).getValue(0);
          assertNotEquals(Summary.Value.ValueCase.VALUE_NOT_SET, value.getValueCase());
          assertEquals(value.hasHisto() ? 6 : 0, value.getHisto().getNum(), value.getTag());
          return step + " " + value.getTag();
        }
      }
    }
    throw new AssertionError("an event without content");
  }

  @Test
  void anArchiveHasTheKernelsAndTheColumns() throws IOException {
    Path target = directory.resolve("x");
    assertEquals(
        ExitCode.DONE, ntk("export", run.toString(), "--to", "npz", "--out", target.toString()));
    try (ZipFile zip = new ZipFile(target.resolve(UNIT + ".npz").toFile())) {
      ZipEntry kernel = zip.getEntry("kernel_000003.npy");
      Path original = run.resolve("units").resolve(UNIT).resolve("kernels/step-000003.npy");
      assertEquals(
          Files.readString(original, StandardCharsets.ISO_8859_1),
          new String(zip.getInputStream(kernel).readAllBytes(), StandardCharsets.ISO_8859_1));
      Path column = directory.resolve("column.npy");
      Files.copy(zip.getInputStream(zip.getEntry("kernel_steps.npy")), column);
      assertEquals(3, NpyFile.read(column).getDouble(1));
      assertTrue(zip.getEntry("metrics.theta_d.npy") != null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"step,train_loss\n0,1,2\n", "step,,\n0,1,2\n", "step\n\u00ff\n"})
  void aTableThatIsNoneIsRefusedByName(String text) throws IOException {
    Path other = Trees.copy(run, directory.resolve("other"));
    Path table = other.resolve("units").resolve(UNIT).resolve("loss.csv");
    Files.writeString(table, text, StandardCharsets.ISO_8859_1);
    String target = directory.resolve("x").toString();
    int code = ntk("export", other.toString(), "--to", "csv", "--out", target);
    assertEquals(ExitCode.WRONG_REQUEST, code, err.toString());
    assertTrue(err.toString().contains("loss.csv"), err.toString());
  }

  @Test
  void tablesOfAllUnitsAreOne() throws IOException {
    Path target = directory.resolve("x");
    assertEquals(
        ExitCode.DONE, ntk("export", run.toString(), "--to", "csv", "--out", target.toString()));
    List<String> rows = Files.readAllLines(target.resolve("loss.csv"));
    assertEquals("unit,step,train_loss,test_loss", rows.get(0));
    assertEquals(1 + 2 * 5, rows.size());
    String first =
        Files.readAllLines(run.resolve("units").resolve(UNIT).resolve("loss.csv")).get(1);
    assertTrue(rows.contains(UNIT + ',' + first), rows.toString());
    assertEquals(
        ExitCode.WRONG_REQUEST,
        ntk("export", run.toString(), "--to", "csv", "--out", target.toString()));
    assertTrue(err.toString().contains("x: is not empty; give --out another directory"));
  }
}
