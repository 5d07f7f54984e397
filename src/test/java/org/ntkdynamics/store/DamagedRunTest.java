package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.spec.Reduction;

/** Files of a run that are not as they were written: one line that names the file and the fault. */
class DamagedRunTest {
  private final UnitDirectory unit;
  private final Path kernel;

  DamagedRunTest(@TempDir Path root) throws IOException {
    this.unit = new UnitDirectory(root.resolve("units").resolve("u"));
    this.kernel = unit.kernelFile(0, Reduction.TRACE);
    Files.createDirectories(kernel.getParent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null                                | all of it is missing or null",
        "{}                                  | ",
        "[]                                  | ",
        "{\"state\": null, \"step\": 3}      | state is missing or null",
        "{\"state\": \"running\", \"step\": null} | ",
        "{\"state\": \"gone\", \"step\": 3}  | ",
        "{\"state\": \"running\", \"step\": 99999999999} | ",
        "\u00ff\u00fe\u0000                  | not a text in UTF-8",
      })
  void aStatusThatIsNone(String text, String why) throws IOException {
    Files.createDirectories(unit.statusFile().getParent());
    Files.write(unit.statusFile(), text.strip().getBytes(ISO_8859_1));
    refused(unit.statusFile(), "not as it was written: " + (why == null ? "" : why), unit::status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null                             | all of it is missing or null",
        "{\"datasetFiles\": null, \"sessions\": null} | a part of it is missing or null",
        "{\"datasetFiles\": [], \"sessions\": []}   | a provenance has at least one session",
        "{\"datasetFiles\": [], \"sessions\": [null]} | a part of it is missing or null",
        "{\"datasetFiles\": [], \"sessions\": [{\"command\": \"x\"}]} | sessions.software is missing or null",
      })
  void aProvenanceThatIsNone(String text, String why) {
    refused(Path.of("p.json"), why, () -> Json.parse("p.json", text, Provenance.class));
  }

  @ParameterizedTest
  @CsvSource({
    "+1000000000-12-31T23:59:59Z",
    "-1000000000-01-01T00:00:00Z",
    "+10000-01-01T00:00:00Z",
    "yesterday"
  })
  void anInstantThatIsNone(String instant) {
    String text =
        Json.text(Session.begin("x"))
            .replaceAll("\"started\" : \"[^\"]*\"", "\"started\" : \"" + instant + '"');
    assertTrue(text.contains(instant));
    refused(
        Path.of("p.json"),
        "not as it was written",
        () -> Json.parse("p.json", text, Session.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4294967296, 4294967296            | must have 1 to 2147483647 entries",
        "99999999999999999999, 2           | must have 1 to 2147483647 entries",
        "2147483647, 2147483647, 2147483647| must have 1 to 2147483647 entries",
        "0,                                | must have 1 to 2147483647 entries",
        "0, 0                              | must have 1 to 2147483647 entries",
        "4,                                | not a kernel: its shape is [4]: must be square",
        "2, 1                              | not a kernel: its shape is [2, 1]: must be square",
        "1, 2, 2                           | not a kernel: its shape is [1, 2, 2]: must be square",
      })
  void aKernelOfAnotherShape(String shape, String why) throws IOException {
    long values =
        shape.startsWith("4,") || shape.endsWith("2, 2") ? 4 : shape.equals("2, 1") ? 2 : 0;
    Files.write(kernel, npy(shape, (int) values));
    refused(kernel, why, () -> unit.traceKernel(0));
  }

  @Test
  void aKernelWithoutANumber() {
    NpyFile.write(kernel, Nd4j.createFromArray(new double[][] {{Double.NaN}}));
    refused(kernel, "none of its entries is a finite number", () -> unit.traceKernel(0));
    NpyFile.write(kernel, Nd4j.createFromArray(new double[][] {{1, Double.NaN}, {2, 3}}));
    assertEquals(3, unit.traceKernel(0).at(1, 1));
  }

  private static byte[] npy(String shape, int values) {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    return ByteBuffer.allocate(10 + header.length() + values * Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length())
        .put(header.getBytes(US_ASCII))
        .array();
  }

  private static void refused(Path file, String why, Executable read) {
    String message = String.valueOf(assertThrows(StoreException.class, read).getMessage());
    assertTrue(message.contains(why), message);
    assertTrue(message.startsWith(file + ": "), message);
    assertEquals(1, message.lines().count(), message);
    assertFalse(message.contains("Exception"), message);
  }
}
