package org.ntkdynamics.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecDifferences;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.spec.SpecWriter;

/**
 * Everything that is kept of a run.
 *
 * <p>Who writes holds {@link #lock()} while doing so; reading needs no lock, since files appear
 * whole or not at all. Writing throws {@link UncheckedIOException} if the file system refuses;
 * reading throws it too, and {@link StoreException} if a file does not hold what it should.
 */
public final class RunDirectory {
  private static final Table<SubsampleRow> SUBSAMPLE =
      Table.of("subsample.csv", SubsampleRow.class);

  private static final String SPEC = "run.yaml";
  private static final String UNITS = "units";

  private final Path root;
  private final Spec config;
  private final SpecReader reader;

  private RunDirectory(Path root, Spec config, SpecReader reader) {
    this.root = root;
    this.config = config;
    this.reader = reader;
  }

  /**
   * Creates the directory of a new run and writes run.yaml.
   *
   * @param root a directory that does not exist yet or is empty
   * @param reader reads specs of its kind
   * @throws StoreException if {@code root} is a file, is not empty, cannot be created or written,
   *     or is being written by another process
   */
  public static RunDirectory create(Path root, Spec config, SpecReader reader) {
    refuseFile(root);
    try {
      AtomicFiles.createDirectory(root.toAbsolutePath());
    } catch (IOException e) {
      throw new StoreException(root + ": cannot be created; name a directory you may write", e);
    }
    refuseUnwritable(root);
    refuseNonEmpty(root);
    RunLock lock = RunLock.acquire(root);
    try {
      // Another process may have created a run here between the first look and the lock.
      refuseNonEmpty(root);
      AtomicFiles.sweep(root);
      AtomicFiles.write(root.resolve(SPEC), SpecWriter.write(config));
    } finally {
      lock.close();
    }
    return new RunDirectory(root, config, reader);
  }

  /**
   * Opens the directory of a run.
   *
   * @param reader reads specs of its kind
   * @throws StoreException if there is no run in it, or one of another format version
   */
  public static RunDirectory open(Path root, SpecReader reader) {
    Path spec = root.resolve(SPEC);
    if (!Files.isRegularFile(spec)) {
      String what = Files.isDirectory(root) ? "no run directory" : "no such directory";
      throw new StoreException(root + ": " + what + "; a run directory holds " + SPEC);
    }
    try {
      return new RunDirectory(root, reader.read(spec, List.of()), reader);
    } catch (SpecException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Who has the right to write this run now. */
  public RunLock.Holder holder() {
    return RunLock.holder(root);
  }

  /** When anything of this run was last written. */
  public Instant lastWritten() {
    try (Stream<Path> files = Files.walk(root)) {
      long millis = files.map(Path::toFile).mapToLong(File::lastModified).max().orElse(0);
      return Instant.ofEpochMilli(millis); // A file that is gone meanwhile counts as 0.
    } catch (IOException | UncheckedIOException e) {
      return Instant.now(); // A directory has gone meanwhile: somebody writes.
    }
  }

  /**
   * Takes the right to write this run, and removes what a killed writer left half done.
   *
   * @throws StoreException if the directory cannot be written, or another process is writing it,
   *     which the message names, or run.yaml is not the one the run began with, whose differences
   *     it names
   */
  public RunLock lock() {
    refuseUnwritable(root);
    RunLock lock = RunLock.acquire(root);
    try {
      AtomicFiles.sweep(root);
      refuseEdited();
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    return lock;
  }

  /** Removes what a killed writer left half done, unless another process is writing now. */
  @SuppressWarnings("try") // The lock is held, not used.
  public void tidy() {
    if (AtomicFiles.temporaries(root).isEmpty()) {
      return; // A run that is only read is not even locked.
    }
    try (RunLock lock = RunLock.acquire(root)) {
      AtomicFiles.sweep(root);
    } catch (StoreException e) {
      return; // It is being written: what looks half done may be.
    }
  }

  /** The directory. */
  public Path root() {
    return root;
  }

  /** The spec, every default filled in. */
  public Spec config() {
    return config;
  }

  /** The path of run.yaml. */
  public Path specFile() {
    return root.resolve(SPEC);
  }

  /** The path of provenance.json, which need not exist. */
  public Path provenanceFile() {
    return root.resolve("provenance.json");
  }

  /** The path of subsample.csv, which need not exist. */
  public Path subsampleFile() {
    return root.resolve(SUBSAMPLE.file());
  }

  /** The path of index.html, which need not exist. */
  public Path reportFile() {
    return root.resolve("index.html");
  }

  /** Rewrites provenance.json. */
  public void writeProvenance(Provenance provenance) {
    Json.write(provenanceFile(), provenance);
  }

  /** Where the numbers come from; empty if it was never written. */
  public Optional<Provenance> provenance() {
    return Json.read(provenanceFile(), Provenance.class);
  }

  /** Rewrites subsample.csv. */
  public void writeSubsample(List<SubsampleRow> rows) {
    SUBSAMPLE.write(root, rows);
  }

  /** The samples the kernel is computed on, by position. */
  public List<SubsampleRow> subsample() {
    return SUBSAMPLE.read(root);
  }

  /** The path of split.csv, which need not exist. */
  public Path splitFile() {
    return root.resolve("split.csv");
  }

  /** The path of scaling.csv, which is there only if the data were standardised. */
  public Path scalingFile() {
    return root.resolve(Tables.SCALING.file());
  }

  /** Rewrites split.csv, and scaling.csv if the data were standardised. */
  public void writeData(Dataset data) {
    Tables.SPLIT.write(root, SplitRow.of(data));
    if (data.standardisation() != null) {
      Tables.SCALING.write(root, ScalingRow.of(data.standardisation()));
    }
  }

  /** The path of models.csv, which is there only if networks of a user's own are trained. */
  public Path modelsFile() {
    return root.resolve(Tables.MODELS.file());
  }

  /**
   * Copies a network of a user's own.
   *
   * @param copy where to, from this directory on
   */
  public void writeModel(StoredModel model, String copy) {
    Path target = root.resolve(copy);
    if (!Files.exists(target)) { // Of a run that was killed before it had recorded anything.
      model.copyTo(target);
    }
  }

  /** Rewrites models.csv. */
  public void writeModels(List<ModelRow> rows) {
    Tables.MODELS.write(root, rows);
  }

  /** The networks of a user's own that it trains; empty if it builds its networks itself. */
  public List<ModelRow> models() {
    return Tables.MODELS.read(root);
  }

  /** What the data were standardised by; empty if they were not. */
  public List<ScalingRow> scaling() {
    return Tables.SCALING.read(root);
  }

  /** The training and the test set; empty for a run without data, or before this was recorded. */
  public List<SplitRow> split() {
    return Tables.SPLIT.read(root);
  }

  /**
   * The unit of a key, begun or not.
   *
   * @throws IllegalArgumentException if the key cannot name a directory
   */
  public UnitDirectory unit(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("not a unit's key: \"" + key + '"');
    }
    return new UnitDirectory(root.resolve(UNITS).resolve(key));
  }

  private static boolean isKey(String name) {
    return !name.isBlank() && !name.startsWith(".") && !name.contains("/") && !name.contains("\\");
  }

  /** The units that have a directory, by key; what else lies there, a hidden folder, is none. */
  public List<UnitDirectory> units() {
    Path units = root.resolve(UNITS);
    if (!Files.isDirectory(units)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(units)) {
      return directories
          .filter(Files::isDirectory)
          .filter(directory -> isKey(String.valueOf(directory.getFileName())))
          .sorted()
          .map(UnitDirectory::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(units + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Half a run of one spec and half of another would look like a run of either. */
  private void refuseEdited() {
    Optional<String> begun = provenance().map(Provenance::spec);
    if (begun.isEmpty()) {
      return;
    }
    // Read anew, so that a key that this version has added has its default on both sides.
    Spec before = reader.parse(provenanceFile() + " (spec)", begun.get(), List.of(), root);
    List<String> differences = SpecDifferences.between(before, config);
    if (!differences.isEmpty()) {
      throw new StoreException(
          specFile()
              + ": was edited after the run began: "
              + String.join("; ", differences)
              + "; undo that, or run it as a new run");
    }
  }

  private static void refuseFile(Path root) {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new StoreException(root + ": is a file; a run needs a new or empty directory");
    }
  }

  private static void refuseUnwritable(Path root) {
    if (!Files.isWritable(root)) {
      throw new StoreException(root + ": cannot be written; name a directory you may write");
    }
  }

  private static void refuseNonEmpty(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      // A run that was killed before it wrote run.yaml may have left its lock and half a file.
      if (entries.anyMatch(
          entry -> !entry.endsWith(RunLock.FILE_NAME) && !AtomicFiles.isTemporary(entry))) {
        throw new StoreException(root + ": is not empty; a run needs a new or empty directory");
      }
    } catch (IOException e) {
      throw new StoreException(root + ": cannot be listed; name a directory you may read", e);
    }
  }
}
