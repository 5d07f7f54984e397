package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A file with a DL4J network of a user's own that is to be trained: the JSON of its configuration,
 * or the zip of a network, of which the configuration and the parameters are read and nothing else.
 * The file need not be trusted, see {@link StoredNetwork}.
 *
 * @param file where it lies
 * @param sha256 the digest of its bytes
 * @param configuration its layers
 * @param parameters those it begins at, shape {@code [1, P]}; null for JSON, which has none
 */
public record StoredModel(
    Path file,
    String sha256,
    MultiLayerConfiguration configuration,
    @Nullable INDArray parameters) {
  private static final byte[] ZIP = {'P', 'K'};

  /**
   * Reads a file.
   *
   * @throws StoreException if there is no network in it that can be read
   */
  public static StoredModel read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": no such file; network.model names a DL4J network");
    }
    try {
      String sha256 = Sha256.of(file);
      return isZip(file) ? zip(file, sha256) : json(file, sha256);
    } catch (InvalidCheckpointException e) {
      throw new StoreException(
          file
              + ": the model "
              + e.getMessage()
              + "; it must be the JSON of a MultiLayerConfiguration, or a zip as"
              + " MultiLayerNetwork.save writes it",
          e);
    } catch (IOException e) {
      throw new StoreException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Copies the file into a run. */
  void copyTo(Path target) {
    AtomicFiles.write(target, out -> Files.copy(file, out));
    if (!Sha256.of(target).equals(sha256)) {
      throw new StoreException(file + ": was changed while it was read; run it again");
    }
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  private static StoredModel zip(Path file, String sha256) throws InvalidCheckpointException {
    try (ModelArchive archive = ModelArchive.open(file)) {
      CheckpointFile.checkDigests(archive);
      MultiLayerConfiguration configuration = StoredNetwork.configuration(archive);
      return new StoredModel(
          file, sha256, configuration, StoredNetwork.values(archive, configuration));
    }
  }

  private static StoredModel json(Path file, String sha256)
      throws IOException, InvalidCheckpointException {
    int most = StoredNetwork.MAX_CONFIGURATION_BYTES;
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most + 1);
    }
    if (bytes.length > most) {
      throw new InvalidCheckpointException("is of more than " + most + " bytes");
    }
    String json = new String(bytes, UTF_8);
    return new StoredModel(file, sha256, StoredNetwork.configuration(json), null);
  }
}
