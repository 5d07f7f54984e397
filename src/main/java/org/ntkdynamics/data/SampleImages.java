package org.ntkdynamics.data;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Images of samples as a page draws them.
 *
 * @param width pixels a row
 * @param height rows
 * @param pixels a byte a pixel from 0 (ground) to 255 (ink), row by row, image by image
 */
public record SampleImages(int width, int height, ByteBuffer pixels) {
  /** Larger images are drawn smaller, a whole number of pixels becoming one. */
  private static final int MOST_SIDE = 64;

  private static final int INK = 255;

  /** What the eye makes of red, green and blue (Rec. 601). */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  /**
   * Some images of a file.
   *
   * @param file the path of an IDX file, an {@code .npy} file or a folder of images, relative to
   *     the home directory as {@link Datasets#portableName} makes it
   * @param sha256 the digest its content must have
   * @param indices which images, from 0
   * @return empty if there is no such file, or another, or it has fewer samples, or these are no
   *     images
   */
  public static Optional<SampleImages> find(String file, String sha256, List<Integer> indices) {
    Path path = Path.of(System.getProperty(Datasets.HOME_PROPERTY, "")).resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      ImageFile images = read(path);
      boolean fits =
          images.digest().sha256().equals(sha256)
              && indices.stream().allMatch(index -> index >= 0 && index < images.samples());
      return fits ? images.imageShape().flatMap(s -> of(images, s, indices)) : Optional.empty();
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private static ImageFile read(Path path) {
    if (Files.isDirectory(path)) {
      return new ImageFolder(path, null);
    }
    return path.toString().endsWith(".npy") ? NpyArray.inputs(path) : IdxFile.read(path, 3);
  }

  private static Optional<SampleImages> of(
      ImageFile file, ImageShape shape, List<Integer> indices) {
    int block = (Math.max(shape.rows(), shape.columns()) + MOST_SIDE - 1) / MOST_SIDE;
    int height = (shape.rows() + block - 1) / block;
    int width = (shape.columns() + block - 1) / block;
    ByteBuffer pixels = ByteBuffer.allocate(indices.size() * height * width);
    for (int index : indices) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          double ink = mean(file, index, shape, row * block, column * block, block);
          if (!(ink >= 0 && ink <= INK)) {
            return Optional.empty(); // Numbers in the shape of an image, but of another range.
          }
          pixels.put((byte) Math.round(ink));
        }
      }
    }
    return Optional.of(new SampleImages(width, height, pixels.flip().asReadOnlyBuffer()));
  }

  /** The mean ink of a block of pixels, as far as it lies in the image. */
  private static double mean(
      ImageFile file, int index, ImageShape shape, int top, int left, int block) {
    int bottom = Math.min(top + block, shape.rows());
    int right = Math.min(left + block, shape.columns());
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += ink(file, index, shape, row * shape.columns() + column);
      }
    }
    return sum / ((bottom - top) * (right - left));
  }

  /** Of grey images the value, as MNIST has it; of coloured ones what is not bright. */
  private static double ink(ImageFile file, int index, ImageShape shape, int pixel) {
    if (shape.channels() == 1) {
      return INK / file.white() * file.value(index, pixel);
    }
    double luma = 0;
    for (int channel = 0; channel < ImageShape.COLOURS; channel++) {
      luma += LUMA[channel] * file.value(index, pixel * ImageShape.COLOURS + channel);
    }
    return INK - INK / file.white() * luma;
  }
}
