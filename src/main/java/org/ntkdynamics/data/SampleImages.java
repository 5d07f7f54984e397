package org.ntkdynamics.data;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Images as they stand in their file.
 *
 * @param width pixels a row
 * @param height rows
 * @param pixels a byte a pixel from 0 (ground) to 255 (ink), row by row, image by image
 */
public record SampleImages(int width, int height, ByteBuffer pixels) {

  /**
   * Some images of a file.
   *
   * @param file a path, relative to the home directory as {@link Datasets#portableName} makes it
   * @param sha256 the digest its content must have
   * @param indices which images, from 0
   * @return empty if there is no such file, or another, or it has fewer images
   */
  public static Optional<SampleImages> find(String file, String sha256, List<Integer> indices) {
    Path path = Path.of(System.getProperty(Datasets.HOME_PROPERTY, "")).resolve(file);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      IdxFile idx = IdxFile.read(path, 3);
      boolean fits =
          idx.digest().sha256().equals(sha256)
              && indices.stream().allMatch(index -> index >= 0 && index < idx.samples());
      return fits ? Optional.of(of(idx, indices)) : Optional.empty();
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private static SampleImages of(IdxFile file, List<Integer> indices) {
    int size = file.sampleSize();
    ByteBuffer pixels = ByteBuffer.allocate(indices.size() * size);
    for (int index : indices) {
      for (int p = 0; p < size; p++) {
        pixels.put((byte) file.value(index * size + p));
      }
    }
    return new SampleImages(file.shape()[2], file.shape()[1], pixels.flip().asReadOnlyBuffer());
  }
}
