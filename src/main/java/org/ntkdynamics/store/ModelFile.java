package org.ntkdynamics.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * A network in the zip that {@code MultiLayerNetwork.save} writes, or a checkpoint of a run. The
 * file need not be trusted, see {@link StoredNetwork}.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Reads a network with the state of its updater, if that was stored. A checkpoint has to be as it
   * was sealed.
   *
   * @throws StoreException if there is none that can be read
   */
  public static MultiLayerNetwork read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": no such file");
    }
    try (ModelArchive archive = ModelArchive.open(file)) {
      CheckpointFile.checkDigests(archive);
      return StoredNetwork.read(archive);
    } catch (InvalidCheckpointException e) {
      throw new StoreException(
          file
              + ": the model "
              + e.getMessage()
              + "; it must be a checkpoint or a zip as MultiLayerNetwork.save writes it",
          e);
    }
  }

  /** The SHA-256 of a file's bytes. */
  public static String sha256(Path file) {
    return Sha256.of(file);
  }

  /**
   * Reads a network as {@link #read} does, whose parameters are all finite.
   *
   * @throws StoreException if there is none that can be read, or a parameter is NaN or infinite
   */
  public static MultiLayerNetwork readFinite(Path file) {
    MultiLayerNetwork network = read(file);
    long bad = network.params().scan(Conditions.notFinite()).longValue();
    if (bad > 0) {
      throw new StoreException(
          String.format(
              "%s: %d of its %d parameters are NaN or infinite: all must be finite; take a"
                  + " checkpoint from before the training diverged",
              file, bad, network.numParams()));
    }
    return network;
  }
}
