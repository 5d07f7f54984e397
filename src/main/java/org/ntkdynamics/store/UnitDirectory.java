package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.spec.Reduction;

/**
 * What is kept of one unit of a run: {@code units/<key>/}.
 *
 * <p>Every write is atomic and creates the directories it needs. Reading what was never written
 * gives an empty list or {@link Optional}. Not for two threads that write one unit; units do not
 * disturb each other. A {@link Table} reads and writes its rows here.
 *
 * <p>Writing throws {@link UncheckedIOException} if the file system refuses; reading throws it too,
 * and {@link StoreException} if a file does not hold what it should.
 */
public final class UnitDirectory {
  static final String STATUS = "status.json";

  static final String KERNELS = "kernels";

  private final Path root;
  private final StepFiles checkpoints;
  private final DigestFile kernelDigests;

  UnitDirectory(Path root) {
    this.root = root;
    this.checkpoints = new StepFiles(root.resolve("checkpoints"), ".zip");
    this.kernelDigests = new DigestFile(root.resolve(KERNELS));
  }

  /** The unit's key, such as {@code sw2=1.0_seed=0}. */
  public String key() {
    return String.valueOf(root.getFileName());
  }

  /** The directory, which need not exist yet. */
  public Path root() {
    return root;
  }

  /**
   * Writes a record as JSON.
   *
   * @param file its name, such as {@code claim.json}
   */
  public void write(String file, Record record) {
    Json.write(root.resolve(file), record);
  }

  /** The record in a JSON file; empty if it was never written. */
  public <T extends Record> Optional<T> read(String file, Class<T> type) {
    return Json.read(root.resolve(file), type);
  }

  /** Writes the trace kernel of a step, and its SHA-256 to SHA256SUMS beside it. */
  public void writeKernel(int step, SquareMatrix kernel) {
    Path file = kernelFile(step, Reduction.TRACE);
    kernelDigests.put(String.valueOf(file.getFileName()), NpyFile.write(file, kernel));
  }

  /**
   * Writes the kernel of a step, and its SHA-256 to SHA256SUMS beside it.
   *
   * @param kernel {@code [N, N]} for the trace kernel, {@code [K, N, N]} for one a output, {@code
   *     [K, K, N, N]} for every block
   */
  public void writeKernel(int step, Reduction reduction, INDArray kernel) {
    Path file = kernelFile(step, reduction);
    kernelDigests.put(String.valueOf(file.getFileName()), NpyFile.write(file, kernel));
  }

  /**
   * The kernel of a step, in the shape it was written.
   *
   * @throws StoreException if there is none
   */
  public INDArray kernel(int step, Reduction reduction) {
    return NpyFile.read(kernelFile(step, reduction));
  }

  /**
   * The trace kernel of a step, {@code [N, N]}.
   *
   * @throws StoreException if there is none, it is not square, or none of its entries is finite
   */
  public SquareMatrix traceKernel(int step) {
    Path file = kernelFile(step, Reduction.TRACE);
    SquareMatrix kernel = NpyFile.readMatrix(file);
    if (!hasNumber(kernel.values())) {
      throw new StoreException(
          file
              + ": not a kernel: none of its entries is a finite number; delete it to go on without"
              + " it");
    }
    return kernel;
  }

  private static boolean hasNumber(DoubleBuffer values) {
    while (values.hasRemaining()) {
      if (Double.isFinite(values.get())) {
        return true;
      }
    }
    return false;
  }

  /** The steps whose kernel was written, ascending. */
  public List<Integer> kernelSteps(Reduction reduction) {
    return kernels(reduction).steps();
  }

  /** The path of the kernel of a step, which need not exist. */
  public Path kernelFile(int step, Reduction reduction) {
    return kernels(reduction).file(step);
  }

  /**
   * Writes a checkpoint; {@code MultiLayerNetwork.load} reads its network with the updater's state.
   *
   * @param origin what it belongs to, which is checked when training goes on from it
   */
  public void writeCheckpoint(CheckpointOrigin origin, Checkpoint checkpoint) {
    CheckpointFile.write(checkpoints.file(checkpoint.step()), origin, checkpoint);
  }

  /**
   * The newest checkpoint that can be gone on from: it is whole, and so are the kernels of the
   * steps before its own. A kernel that is damaged or missing is thus found again by going back to
   * a checkpoint of its step or before. Checkpoints after the one returned are set aside under
   * another name, so that they are neither counted nor read again.
   *
   * @param origin what it must belong to
   * @param warning is told in one line of each checkpoint that cannot be used, and why
   * @return empty if there is none that can be used
   * @throws StoreException if the digests of the kernels cannot be read, or a kernel without one is
   *     none
   */
  public Optional<Checkpoint> newestCheckpoint(CheckpointOrigin origin, Consumer<String> warning) {
    List<Integer> steps = checkpointSteps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Path file = checkpoints.file(steps.get(i));
      try {
        Checkpoint checkpoint = withRows(CheckpointFile.read(file, origin, steps.get(i)));
        checkKernelsBefore(checkpoint);
        return Optional.of(checkpoint);
      } catch (InvalidCheckpointException e) {
        String next = i == 0 ? "starting again from step 0" : "trying the one before";
        warning.accept(
            file
                + ": the checkpoint "
                + e.getMessage()
                + "; set aside as "
                + setAside(file)
                + ", "
                + next);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a network with the state of its updater.
   *
   * @throws StoreException if there is no such checkpoint, or none that can be read
   */
  public MultiLayerNetwork checkpoint(int step) {
    Path file = checkpoints.file(step);
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": no such checkpoint; there are " + checkpointSteps());
    }
    return ModelFile.read(file);
  }

  /** The steps that have a checkpoint, ascending. */
  public List<Integer> checkpointSteps() {
    return checkpoints.steps();
  }

  /** The path of the checkpoint of a step, which need not exist. */
  public Path checkpointFile(int step) {
    return checkpoints.file(step);
  }

  /** Deletes the checkpoint of a step, if there is one. */
  public void deleteCheckpoint(int step) {
    try {
      Files.deleteIfExists(checkpoints.file(step));
    } catch (IOException e) {
      throw new UncheckedIOException(
          checkpoints.file(step) + ": cannot be deleted: " + e.getMessage(), e);
    }
  }

  /** Rewrites status.json. */
  public void writeStatus(UnitStatus status) {
    Json.write(statusFile(), status);
  }

  /** How far the unit is; empty if it was never begun. */
  public Optional<UnitStatus> status() {
    return Json.read(statusFile(), UnitStatus.class);
  }

  /** The tables there are, what is estimated first, then by name. */
  public List<Path> tables() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted(
              Comparator.comparing((Path file) -> !file.endsWith(Tables.MOMENTS))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(root + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Where its status is. */
  public Path statusFile() {
    return root.resolve(STATUS);
  }

  private StepFiles kernels(Reduction reduction) {
    String suffix =
        switch (reduction) {
          case TRACE -> ".npy";
          case PER_OUTPUT -> ".perOutput.npy";
          case FULL -> ".full.npy";
        };
    return new StepFiles(root.resolve(KERNELS), suffix);
  }

  /** Training does not compute them again, and reads some of them back. */
  private void checkKernelsBefore(Checkpoint checkpoint) throws InvalidCheckpointException {
    Map<String, String> digests = kernelDigests.digests();
    for (MetricsRow row : checkpoint.metrics()) {
      if (row.step() < checkpoint.step()) {
        Path file = kernelFile(row.step(), Reduction.TRACE);
        checkIsThere(file);
        if (!digests.containsKey(String.valueOf(file.getFileName()))) {
          traceKernel(row.step()); // Of before digests were kept: reading it is the only check.
        }
      }
    }
    for (Map.Entry<String, String> kernel : digests.entrySet()) {
      Path file = root.resolve(KERNELS).resolve(kernel.getKey());
      if (StepFiles.stepOf(kernel.getKey()) < checkpoint.step()) {
        checkIsThere(file);
        if (!Sha256.of(file).equals(kernel.getValue())) {
          throw new InvalidCheckpointException(
              needs(file) + "damaged: it has not the SHA-256 it was written with");
        }
      }
    }
  }

  private static void checkIsThere(Path kernel) throws InvalidCheckpointException {
    if (!Files.isRegularFile(kernel)) {
      throw new InvalidCheckpointException(needs(kernel) + "missing");
    }
  }

  private static String needs(Path kernel) {
    return "needs " + KERNELS + '/' + kernel.getFileName() + ", which is ";
  }

  /**
   * A checkpoint without a seal has no rows of its own; the tables were written before it. One of a
   * training that was stopped before its first loss has none either.
   */
  private Checkpoint withRows(Checkpoint checkpoint) {
    return checkpoint.losses().isEmpty()
        ? new Checkpoint(
            checkpoint.step(),
            checkpoint.network(),
            Tables.LOSSES.read(this),
            Tables.METRICS.read(this),
            checkpoint.tables())
        : checkpoint;
  }

  private static Path setAside(Path file) {
    Path name = Path.of(file.getFileName() + ".unusable");
    try {
      Files.move(file, file.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be set aside: " + e.getMessage(), e);
    }
  }
}
