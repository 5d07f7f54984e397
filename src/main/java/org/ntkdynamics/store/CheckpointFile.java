package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as one file that proves itself: the zip of DL4J's {@code ModelSerializer} with three
 * more entries, which {@code MultiLayerNetwork.load} passes over. {@code loss.csv} and {@code
 * metrics.csv} hold the rows so far; {@code ntk.json}, the last, says whose checkpoint it is and
 * holds the SHA-256 of every other entry.
 *
 * <p>The same state gives the same bytes. A file is read and written in memory, about three times
 * its size.
 */
final class CheckpointFile {
  static final int FORMAT_VERSION = 1;

  private static final String SEAL = "ntk.json";
  private static final String LOSSES = Tables.LOSSES.file();
  private static final String METRICS = Tables.METRICS.file();

  /** The earliest a zip can hold; a true time would make equal checkpoints differ. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private CheckpointFile() {}

  /** The content of ntk.json. */
  private record Seal(
      int formatVersion, CheckpointOrigin origin, int step, SortedMap<String, String> sha256) {}

  static void write(Path file, CheckpointOrigin origin, Checkpoint checkpoint) {
    AtomicFiles.write(file, out -> writeEntries(out, origin, checkpoint));
  }

  /**
   * Reads a checkpoint and checks every byte that training depends on.
   *
   * @param origin what it must belong to. Where it names no spec, which is so in runs that were
   *     begun before there were seals, a checkpoint without a seal is taken if its zip is sound;
   *     its rows are then empty
   * @param step the step it must be of
   * @throws InvalidCheckpointException if it is damaged, of another origin, step or format
   */
  static Checkpoint read(Path file, CheckpointOrigin origin, int step)
      throws InvalidCheckpointException {
    byte[] content = content(file);
    Map<String, byte[]> entries = entries(content);
    byte[] sealed = entries.remove(SEAL);
    if (sealed == null) {
      return unsealed(content, origin, step);
    }
    checkSeal(new String(sealed, UTF_8), entries, origin, step);
    return new Checkpoint(
        step,
        network(content),
        Tables.LOSSES.parse(LOSSES, text(entries, LOSSES)),
        Tables.METRICS.parse(METRICS, text(entries, METRICS)));
  }

  private static void writeEntries(OutputStream out, CheckpointOrigin origin, Checkpoint checkpoint)
      throws IOException {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    ModelSerializer.writeModel(checkpoint.network(), model, true);
    Map<String, byte[]> entries = readEntries(model.toByteArray());
    entries.put(LOSSES, Tables.LOSSES.text(checkpoint.losses()).getBytes(UTF_8));
    entries.put(METRICS, Tables.METRICS.text(checkpoint.metrics()).getBytes(UTF_8));
    SortedMap<String, String> digests = new TreeMap<>();
    entries.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
    Seal seal = new Seal(FORMAT_VERSION, origin, checkpoint.step(), digests);
    entries.put(SEAL, Json.text(seal).getBytes(UTF_8));
    writeZip(out, entries);
  }

  private static void writeZip(OutputStream out, Map<String, byte[]> entries) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED); // Trained weights hardly shrink; zeros and texts do.
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      ZipEntry header = new ZipEntry(entry.getKey());
      header.setTimeLocal(ENTRY_TIME);
      zip.putNextEntry(header);
      zip.write(entry.getValue());
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  /** The bytes of a file whose zip directory, which comes last, is there. */
  private static byte[] content(Path file) throws InvalidCheckpointException {
    try (ZipFile whole = new ZipFile(file.toFile())) {
      if (whole.size() == 0) {
        throw new InvalidCheckpointException("is empty");
      }
      return Files.readAllBytes(file);
    } catch (IOException | IllegalArgumentException e) {
      throw torn(e);
    }
  }

  private static Map<String, byte[]> entries(byte[] content) throws InvalidCheckpointException {
    try {
      return readEntries(content);
    } catch (IOException | IllegalArgumentException e) {
      throw torn(e);
    }
  }

  /** Reads as DL4J does, front to back, so that what is checked is what it will see. */
  private static Map<String, byte[]> readEntries(byte[] content) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static InvalidCheckpointException torn(Exception cause) {
    return new InvalidCheckpointException("is torn or damaged: " + cause.getMessage(), cause);
  }

  private static void checkSeal(
      String json, Map<String, byte[]> entries, CheckpointOrigin origin, int step)
      throws InvalidCheckpointException {
    Seal seal = seal(json);
    for (Map.Entry<String, String> expected : seal.sha256().entrySet()) {
      byte[] bytes = entries.get(expected.getKey());
      if (bytes == null || !Sha256.hex(bytes).equals(expected.getValue())) {
        throw new InvalidCheckpointException(
            "is damaged: " + expected.getKey() + " has not the SHA-256 it was written with");
      }
    }
    if (!seal.sha256().keySet().equals(entries.keySet())) {
      throw new InvalidCheckpointException(
          "holds " + entries.keySet() + ", but was written with " + seal.sha256().keySet());
    }
    if (!seal.origin().equals(origin)) {
      throw new InvalidCheckpointException(
          "belongs to another training: "
              + String.join("; ", seal.origin().differencesFrom(origin)));
    }
    checkStep(seal.step(), step);
  }

  private static Seal seal(String json) throws InvalidCheckpointException {
    try {
      OptionalInt version = Json.number(SEAL, json, "formatVersion");
      if (version.isPresent() && version.getAsInt() > FORMAT_VERSION) {
        throw new InvalidCheckpointException(
            "is of format version "
                + version.getAsInt()
                + ", newer than "
                + FORMAT_VERSION
                + ", the newest read here");
      }
      return Json.parse(SEAL, json, Seal.class);
    } catch (StoreException e) {
      throw new InvalidCheckpointException("is damaged: " + e.getMessage(), e);
    }
  }

  private static Checkpoint unsealed(byte[] content, CheckpointOrigin origin, int step)
      throws InvalidCheckpointException {
    if (origin.spec() != null) {
      throw new InvalidCheckpointException("was not written by a run: it holds no " + SEAL);
    }
    MultiLayerNetwork network = network(content);
    checkStep(network.getIterationCount(), step);
    return new Checkpoint(step, network, List.of(), List.of());
  }

  private static void checkStep(int is, int wanted) throws InvalidCheckpointException {
    if (is != wanted) {
      throw new InvalidCheckpointException("is of step " + is + ", not " + wanted);
    }
  }

  private static MultiLayerNetwork network(byte[] content) throws InvalidCheckpointException {
    try {
      return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(content), true);
    } catch (IOException | RuntimeException e) {
      throw new InvalidCheckpointException("holds no network that can be read: " + e, e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name)
      throws InvalidCheckpointException {
    byte @Nullable [] bytes = entries.get(name);
    if (bytes == null) {
      throw new InvalidCheckpointException("holds no " + name);
    }
    return new String(bytes, UTF_8);
  }
}
