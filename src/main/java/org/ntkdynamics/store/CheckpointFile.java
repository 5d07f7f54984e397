package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A checkpoint as one file that proves itself: the zip of DL4J's {@code ModelSerializer} with some
 * more entries, which {@code MultiLayerNetwork.load} passes over. {@code loss.csv} and {@code
 * metrics.csv} hold the rows so far, as does a file for each further table; {@code ntk.json}, the
 * last, says whose checkpoint it is and holds the SHA-256 of every other entry.
 *
 * <p>The same state gives the same bytes. Its entries are held in memory while it is written.
 */
final class CheckpointFile {
  static final int FORMAT_VERSION = 1;

  static final String SEAL = "ntk.json";
  private static final String LOSSES = Tables.LOSSES.file();
  private static final String METRICS = Tables.METRICS.file();

  static final long MAX_SEAL_BYTES = 1L << 20;
  private static final long MAX_TABLE_BYTES = 1L << 28; // Some four million steps.

  /** The earliest a zip can hold; a true time would make equal checkpoints differ. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private CheckpointFile() {}

  /** The content of ntk.json. */
  record Seal(
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
    try (ModelArchive archive = ModelArchive.open(file)) {
      Optional<Seal> seal = checkDigests(archive);
      if (seal.isEmpty()) {
        return unsealed(archive, origin, step);
      }
      checkSeal(seal.get(), origin, step);
      return new Checkpoint(
          step,
          StoredNetwork.read(archive),
          Tables.LOSSES.parse(LOSSES, archive.text(LOSSES, MAX_TABLE_BYTES)),
          Tables.METRICS.parse(METRICS, archive.text(METRICS, MAX_TABLE_BYTES)),
          furtherTables(archive));
    } catch (StoreException e) {
      throw new InvalidCheckpointException("has a table that cannot be read: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, String> furtherTables(ModelArchive archive)
      throws InvalidCheckpointException {
    SortedMap<String, String> tables = new TreeMap<>();
    for (String name : archive.names()) {
      if (name.endsWith(".csv") && !name.equals(LOSSES) && !name.equals(METRICS)) {
        tables.put(name, archive.text(name, MAX_TABLE_BYTES));
      }
    }
    return tables;
  }

  private static void writeEntries(OutputStream out, CheckpointOrigin origin, Checkpoint checkpoint)
      throws IOException {
    Map<String, byte[]> entries = StoredNetwork.entries(checkpoint.network());
    entries.put(LOSSES, Tables.LOSSES.text(checkpoint.losses()).getBytes(UTF_8));
    entries.put(METRICS, Tables.METRICS.text(checkpoint.metrics()).getBytes(UTF_8));
    checkpoint.tables().forEach((name, text) -> entries.put(name, text.getBytes(UTF_8)));
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

  /**
   * Holds a file against its seal: its entries are those that were sealed, and its tables, like
   * each entry that is read from now on, have the SHA-256 they were sealed with.
   *
   * @return the seal; empty for a file that has none
   */
  static Optional<Seal> checkDigests(ModelArchive archive) throws InvalidCheckpointException {
    if (!archive.has(SEAL)) {
      return Optional.empty();
    }
    Seal seal = seal(archive.text(SEAL, MAX_SEAL_BYTES));
    SortedSet<String> names = new TreeSet<>(archive.names());
    names.remove(SEAL);
    if (!seal.sha256().keySet().equals(names)) {
      throw new InvalidCheckpointException(
          "holds " + names + ", but was written with " + seal.sha256().keySet());
    }
    archive.expect(seal.sha256());
    for (String table : List.of(LOSSES, METRICS)) {
      archive.entry(table, MAX_TABLE_BYTES);
    }
    return Optional.of(seal);
  }

  private static void checkSeal(Seal seal, CheckpointOrigin origin, int step)
      throws InvalidCheckpointException {
    List<String> differences = seal.origin().differencesFrom(origin);
    if (!differences.isEmpty()) {
      throw new InvalidCheckpointException(
          "belongs to another training: " + String.join("; ", differences));
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

  private static Checkpoint unsealed(ModelArchive archive, CheckpointOrigin origin, int step)
      throws InvalidCheckpointException {
    if (origin.spec() != null) {
      throw new InvalidCheckpointException("was not written by a run: it holds no " + SEAL);
    }
    MultiLayerNetwork network = StoredNetwork.read(archive);
    checkStep(network.getIterationCount(), step);
    return new Checkpoint(step, network, List.of(), List.of());
  }

  private static void checkStep(int is, int wanted) throws InvalidCheckpointException {
    if (is != wanted) {
      throw new InvalidCheckpointException("is of step " + is + ", not " + wanted);
    }
  }
}
