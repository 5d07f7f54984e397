package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.study.ModelKernel;
import org.ntkdynamics.study.TiledKernel;

/** Kernels that are written a tile at a time, and their eigenvalues. */
class TiledKernelTest {
  private static final int PER_CLASS = 30;

  /** Enough for 32 rows, so that 90 images are six tiles. */
  private static final Precision TYPE = Precision.DOUBLE;

  @TempDir private Path directory;
  private Path model;

  @BeforeEach
  void store() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(120));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(120));
    model = directory.resolve("model.zip");
    Architecture architecture = TestNetworks.widths(6, 40, 30, 3);
    TestNetworks.dl4j(
            architecture, TestNetworks.parameters(architecture, 2, 0.1, 1), Precision.DOUBLE)
        .save(model.toFile(), true);
  }

  private record Said(int code, String out, String err) {}

  private static Said ntk(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Said(command.execute(args.toArray(String[]::new)), out.toString(), err.toString());
  }

  private Said kernel(Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("kernel", model.toString()));
    args.addAll(List.of("--data", directory.resolve("images") + "," + directory.resolve("labels")));
    args.addAll(List.of("--samples-per-class", String.valueOf(PER_CLASS), "--out", out.toString()));
    args.addAll(List.of(more));
    return ntk(args);
  }

  /** Three blocks of 32 rows: what the memory would be cut to by hand. */
  private TiledKernel.Result tiled(Path out, Precision precision, TiledKernel.Watcher watcher) {
    DatasetRef data =
        new DatasetRef.Files(
            directory.resolve("images").toString(),
            directory.resolve("labels").toString(),
            null,
            null);
    ModelKernel.Request request =
        new ModelKernel.Request(
            model, data, Scaling.UNIT, PER_CLASS, 0, Reduction.TRACE, Parametrization.NTK, 2.0);
    return TiledKernel.write(request, out, TiledKernel.Tiling.ofRows(32, precision), watcher);
  }

  /** Notes what it is told, and fails after so many tiles. */
  private static final class Notes implements TiledKernel.Watcher {
    private final List<Integer> finished = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final int failsAt;

    Notes(int failsAt) {
      this.failsAt = failsAt;
    }

    @Override
    public void tileFinished(int count, int tiles, double secondsLeft) {
      finished.add(count);
      assertEquals(6, tiles);
      if (count == failsAt) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void warned(String message) {
      warnings.add(message);
    }
  }

  private static void assertClose(Path expected, Path actual, double tolerance) {
    INDArray wanted = NpyFile.read(expected);
    double error = NpyFile.read(actual).sub(wanted).norm2Number().doubleValue();
    assertTrue(error < tolerance * wanted.norm2Number().doubleValue(), "off by " + error);
  }

  @ParameterizedTest
  @CsvSource({"DOUBLE, 1e-12", "FLOAT, 1e-5"})
  void tilesAreTheKernelInMemory(Precision precision, double tolerance) throws IOException {
    Path whole = directory.resolve("whole.npy");
    assertEquals(
        ExitCode.DONE, kernel(whole, "--parametrization", "ntk", "--sigma-w2", "2").code());
    Path out = directory.resolve("k.npy");
    Notes notes = new Notes(0);
    TiledKernel.Result result = tiled(out, precision, notes);
    assertEquals(List.of(90L, 90L), result.shape());
    assertEquals(6, result.tiles());
    assertEquals(List.of(1, 2, 3, 4, 5, 6), notes.finished);
    assertClose(whole, out, tolerance);
    INDArray tiles = NpyFile.read(out);
    assertEquals(tiles, tiles.transpose(), "symmetric to the last bit");
    assertEquals(Files.size(whole), Files.size(out));
    assertEquals(
        Files.readString(directory.resolve("whole.subsample.csv")),
        Files.readString(directory.resolve("k.subsample.csv")));
  }

  @Test
  void aKilledRunGoesOnAndADamagedTileIsComputedAgain() throws IOException {
    Path whole = directory.resolve("whole.npy");
    tiled(whole, TYPE, new Notes(0));
    Path out = directory.resolve("k.npy");
    assertThrows(IllegalStateException.class, () -> tiled(out, TYPE, new Notes(2)));
    assertFalse(Files.exists(out));
    assertThrows(IllegalStateException.class, () -> tiled(out, TYPE, new Notes(4)));
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("k.npy.partial").toFile(), "rw")) {
      file.seek(128 + 8L * (90 * 40 + 3)); // Within the mirror image of tile (0, 1).
      file.write(77);
    }
    Notes notes = new Notes(0);
    assertEquals(3, tiled(out, TYPE, notes).tiles());
    assertEquals(1, notes.warnings.size());
    assertTrue(notes.warnings.get(0).endsWith("tile 0 1 is damaged; it is computed again"));
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(out));
    assertFalse(Files.exists(directory.resolve("k.npy.partial")));
    assertFalse(Files.exists(directory.resolve("k.npy.tiles")));
  }

  @Test
  void damagedLinesOfTheRecordAreTilesToCompute() throws IOException {
    Path out = directory.resolve("k.npy");
    assertThrows(IllegalStateException.class, () -> tiled(out, TYPE, new Notes(2)));
    Path tiles = directory.resolve("k.npy.tiles");
    List<String> lines = Files.readAllLines(tiles);
    String digest = lines.get(1).substring(4);
    Files.write(tiles, List.of(lines.get(0), "x", "0 99 " + digest, "1 0 " + digest, "0 0"));
    Notes notes = new Notes(0);
    assertEquals(6, tiled(out, TYPE, notes).tiles());
    assertEquals(4, notes.warnings.size());
    assertTrue(notes.warnings.get(0).endsWith("tile \"x\" is damaged; it is computed again"));
  }

  @Test
  void tilesOfAnotherRequestAreRefused() {
    Path out = directory.resolve("k.npy");
    assertThrows(IllegalStateException.class, () -> tiled(out, TYPE, new Notes(2)));
    Said said = kernel(out, "--memory", "1g");
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.err().contains("k.npy.tiles: begun with another request"), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
  }

  @Test
  void aNetworkOfOtherInputsIsRefusedBeforeAnythingIsWritten() throws IOException {
    Architecture architecture = TestNetworks.widths(7, 40, 3);
    TestNetworks.dl4j(
            architecture, TestNetworks.parameters(architecture, 2, 0.1, 1), Precision.DOUBLE)
        .save(model.toFile(), true);
    Said said = kernel(directory.resolve("k.npy"), "--memory");
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("does not take these samples: inputs must"), said.err());
    assertFalse(Files.exists(directory.resolve("k.npy.partial")));
  }

  @Test
  void theCommandSaysHowFarItIs() {
    Said said = kernel(directory.resolve("k.npy"), "--memory", "--precision", "float");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.err().contains("tile 1 of 1, about 0.0 min left"), said.err());
    assertTrue(said.out().contains("[90, 90], 1 tile of 90 rows"), said.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--memory=4k | must be a size such as 800m or 4g",
        "--memory=1m | is too little for a tile of its kernel",
        "--precision=float | float goes with --memory alone",
        "--memory=2g --reduction=full | --memory goes with the trace kernel",
      })
  void refusesInOneLine(String arguments, String said) {
    Path out = directory.resolve("k.npy");
    Said answer = kernel(out, arguments.split(" ", -1));
    assertEquals(ExitCode.WRONG_REQUEST, answer.code());
    assertTrue(answer.err().contains(said), answer.err());
    assertFalse(Files.exists(out));
    assertFalse(Files.exists(directory.resolve("k.npy.partial")));
  }

  @Test
  void eigenvaluesOfAFileAreThoseOfTheDenseSolver() throws IOException {
    Path file = directory.resolve("k.npy");
    tiled(file, TYPE, new Notes(0));
    Path vectors = directory.resolve("e.npy");
    Said said =
        ntk(
            List.of(
                "eigenpairs",
                file.toString(),
                "--top",
                "4",
                "--json",
                "--out",
                vectors.toString()));
    assertEquals(ExitCode.DONE, said.code(), said.err());
    JsonNode result = new ObjectMapper().readTree(said.out());
    Eigenpairs dense = Eigenpairs.top(NativeArrays.matrix(NpyFile.read(file)), 4);
    INDArray matrix = NpyFile.read(file);
    for (int rank = 0; rank < 4; rank++) {
      double value = result.get("eigenvalues").get(rank).asDouble();
      assertEquals(dense.value(rank), value, 1e-10 * dense.value(0));
      INDArray vector = NpyFile.read(vectors).getRow(rank).reshape(90, 1);
      INDArray residual = matrix.mmul(vector).sub(vector.mul(value));
      assertTrue(
          residual.norm2Number().doubleValue() < Tolerance.F64 * dense.value(0), "rank " + rank);
    }
  }

  @Test
  void whatIsNoKernelHasNoEigenvalues() throws IOException {
    Path text = Files.writeString(directory.resolve("text.npy"), "no kernel at all, I say");
    Said said = ntk(List.of("eigenpairs", text.toString()));
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.err().contains("not a .npy file"), said.err());
    tiled(directory.resolve("k.npy"), TYPE, new Notes(0));
    Said many = ntk(List.of("eigenpairs", directory.resolve("k.npy").toString(), "--top", "91"));
    assertEquals(ExitCode.WRONG_REQUEST, many.code());
    assertTrue(many.err().contains("has 90 eigenvalues, not 91 or more"), many.err());
  }
}
