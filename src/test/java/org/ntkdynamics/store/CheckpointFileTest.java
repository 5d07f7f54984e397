package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** That a checkpoint carries everything, and that damage to it is noticed. */
class CheckpointFileTest {
  private static final CheckpointOrigin ORIGIN = TestCheckpoints.ORIGIN;
  private static final int STEP = 7;

  private final Checkpoint checkpoint = TestCheckpoints.checkpoint(STEP);
  private final Path file;

  CheckpointFileTest(@TempDir Path directory) {
    file = directory.resolve("step-000007.zip");
    CheckpointFile.write(file, ORIGIN, checkpoint);
  }

  @Test
  void carriesTheNetworkItsUpdaterAndTheRows() throws Exception {
    assertHolds(checkpoint, CheckpointFile.read(file, ORIGIN, STEP));
  }

  @Test
  void dl4jReadsItToo() throws IOException {
    MultiLayerNetwork network = MultiLayerNetwork.load(file.toFile(), true);
    assertEquals(checkpoint.network().params(), network.params());
    assertEquals(state(checkpoint.network()), state(network));
    assertEquals(checkpoint.network().getIterationCount(), network.getIterationCount());
  }

  @Test
  void theNetworkIsWrittenAsDl4jWritesIt() throws IOException {
    assertEntries(3, checkpoint.network());
    assertEntries(2, TestCheckpoints.network(new Sgd(0.1))); // It has no state.
  }

  private void assertEntries(int count, MultiLayerNetwork network) throws IOException {
    network.save(file.toFile(), true);
    Map<String, byte[]> entries = StoredNetwork.entries(network);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> theirs = Collections.list(zip.entries());
      assertEquals(count, theirs.size());
      assertEquals(theirs.stream().map(ZipEntry::getName).toList(), List.copyOf(entries.keySet()));
      for (ZipEntry entry : theirs) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        assertArrayEquals(bytes, entries.get(entry.getName()), entry.getName());
      }
    }
  }

  @Test
  void theSealSaysWhoseItIs() throws IOException {
    String seal = seal();
    for (String part :
        new String[] {
          "\"formatVersion\" : 1",
          "\"unit\" : \"sw2=1.0_seed=0\"",
          "\"seed\" : 0",
          "\"step\" : 7",
          "\"lanes\" : 4",
          "\"microBatch\" : 500",
          "\"coefficients.bin\"",
          "\"updaterState.bin\"",
          "\"configuration.json\""
        }) {
      assertTrue(seal.contains(part), seal);
    }
  }

  @Test
  void theSameStateGivesTheSameBytes() throws Exception {
    byte[] first = Files.readAllBytes(file);
    CheckpointFile.write(file, ORIGIN, CheckpointFile.read(file, ORIGIN, STEP));
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void aTornFileIsNoticedWhereverItIsTorn() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length % 31) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused("is torn or damaged", ORIGIN, STEP);
    }
  }

  @Test
  void aFlippedBitIsNoticedOrHarmless() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int noticed = 0;
    int tried = 0;
    for (int at = 0; at < whole.length; at += 11, tried++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << tried % Byte.SIZE);
      Files.write(file, flipped);
      try {
        assertHolds(checkpoint, CheckpointFile.read(file, ORIGIN, STEP));
      } catch (InvalidCheckpointException e) {
        noticed++;
      }
    }
    assertTrue(noticed > tried / 2, noticed + " of " + tried);
  }

  @ParameterizedTest
  @CsvSource({
    "cd, sw2=1.0_seed=0, 0, 4, 500, 'belongs to another training: another spec'",
    "ab, sw2=2.0_seed=0, 0, 4, 500, 'unit sw2=1.0_seed=0, not sw2=2.0_seed=0'",
    "ab, sw2=1.0_seed=0, 9, 4, 500, 'seed 0, not 9'",
    "ab, sw2=1.0_seed=0, 0, 2, 250, 'lanes 4, not 2; microBatch 500, not 250'",
  })
  void anotherTrainingsCheckpointIsRefused(
      String spec, String unit, long seed, int lanes, int microBatch, String message) {
    assertRefused(message, new CheckpointOrigin(spec, unit, seed, lanes, microBatch, null), STEP);
  }

  @Test
  void aRenamedCheckpointIsRefused() {
    assertRefused("is of step 7, not 8", ORIGIN, 8);
  }

  @Test
  void aNetworkFromElsewhereIsRefused() throws IOException {
    checkpoint.network().save(file.toFile(), true);
    assertRefused("was not written by a run: it holds no ntk.json", ORIGIN, STEP);
  }

  @Test
  void aReplacedNetworkIsRefused() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath("coefficients.bin"), new byte[] {1, 2, 3});
    }
    assertRefused("coefficients.bin has not the SHA-256", ORIGIN, STEP);
  }

  /** Whoever opens it tries the checkpoint before, and no other unit is stopped. */
  @Test
  void aSealedTableThatCannotBeReadIsRefused() throws IOException {
    String table = "step,train_loss\nx,1\n";
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      String before = DigestUtils.sha256Hex(Files.readAllBytes(zip.getPath("loss.csv")));
      String seal = Files.readString(zip.getPath("ntk.json"));
      Files.writeString(zip.getPath("loss.csv"), table);
      Files.writeString(
          zip.getPath("ntk.json"), seal.replace(before, DigestUtils.sha256Hex(table)));
    }
    assertRefused("has a table that cannot be read: loss.csv", ORIGIN, STEP);
  }

  @Test
  void aMissingOrAddedEntryIsRefused() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath("normalizer.bin"), new byte[] {1});
    }
    assertRefused("but was written with", ORIGIN, STEP);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.delete(zip.getPath("normalizer.bin"));
      Files.delete(zip.getPath("updaterState.bin"));
    }
    assertRefused("loss.csv, metrics.csv], but was written with", ORIGIN, STEP);
  }

  @Test
  void aNewerFormatIsRefusedByName() throws IOException {
    String newer = seal().replace("\"formatVersion\" : 1", "\"formatVersion\" : 2, \"x\": []");
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.writeString(zip.getPath("ntk.json"), newer);
    }
    assertRefused("is of format version 2, newer than 1", ORIGIN, STEP);
  }

  private String seal() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      return Files.readString(zip.getPath("ntk.json"), StandardCharsets.UTF_8);
    }
  }

  private void assertRefused(String why, CheckpointOrigin origin, int step) {
    InvalidCheckpointException thrown =
        assertThrows(
            InvalidCheckpointException.class, () -> CheckpointFile.read(file, origin, step));
    assertTrue(thrown.toString().contains(why), thrown.toString());
  }

  private static void assertHolds(Checkpoint expected, Checkpoint actual) {
    assertEquals(expected.step(), actual.step());
    assertEquals(expected.network().params(), actual.network().params());
    assertEquals(state(expected.network()), state(actual.network()));
    assertEquals(expected.network().getIterationCount(), actual.network().getIterationCount());
    assertEquals(expected.losses(), actual.losses());
    assertEquals(expected.metrics(), actual.metrics());
  }

  private static INDArray state(MultiLayerNetwork network) {
    return network.getUpdater().getStateViewArray();
  }
}
