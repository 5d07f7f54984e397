package org.ntkdynamics.chart;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * A kernel matrix as a PNG picture in a {@code data:} address, an entry a pixel, in the "hot"
 * colours: black, red, yellow, white.
 */
public final class HeatmapImage {
  /** The largest picture; of larger matrices, square blocks of entries are averaged. */
  public static final int MAX_PIXELS = 400;

  private static final int SHADES = 255;
  private static final int UNDEFINED = SHADES;
  private static final int GREY = 0xA0;
  private static final double RED_FROM = 0.0416;
  private static final double RED_FULL = 0.365079;
  private static final double GREEN_FULL = 0.746032;
  private static final int BAR_LENGTH = 256;

  private HeatmapImage() {}

  /** How many entries a side one pixel stands for. */
  public static int blockSize(int samples) {
    return (samples + MAX_PIXELS - 1) / MAX_PIXELS;
  }

  /** The picture of a matrix {@code [N, N]}. */
  public static String of(SquareMatrix kernel, ColourScale scale) {
    return dataAddress(picture(kernel, scale));
  }

  /** The same picture as a PNG file. */
  public static byte[] png(SquareMatrix kernel, ColourScale scale) {
    return png(picture(kernel, scale));
  }

  private static BufferedImage picture(SquareMatrix kernel, ColourScale scale) {
    SquareMatrix cells = averaged(kernel, blockSize(kernel.size()));
    BufferedImage image = blank(cells.size(), cells.size());
    for (int i = 0; i < cells.size(); i++) {
      for (int j = 0; j < cells.size(); j++) {
        image.getRaster().setSample(j, i, 0, index(scale.shade(cells.at(i, j))));
      }
    }
    return image;
  }

  /** The colours from the lowest to the highest shade, left to right. */
  public static String colourBar() {
    BufferedImage image = blank(BAR_LENGTH, 1);
    for (int i = 0; i < BAR_LENGTH; i++) {
      image.getRaster().setSample(i, 0, 0, index(i / (BAR_LENGTH - 1.0)));
    }
    return dataAddress(image);
  }

  static SquareMatrix averaged(SquareMatrix kernel, int block) {
    if (block <= 1) {
      return kernel;
    }
    int side = (kernel.size() + block - 1) / block;
    double[] cells = new double[side * side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        cells[i * side + j] = mean(kernel, i * block, j * block, block);
      }
    }
    return SquareMatrix.takeOver(side, cells);
  }

  private static double mean(SquareMatrix kernel, int row, int column, int block) {
    double sum = 0;
    int count = 0;
    for (int i = row; i < Math.min(row + block, kernel.size()); i++) {
      for (int j = column; j < Math.min(column + block, kernel.size()); j++) {
        sum += kernel.at(i, j);
        count++;
      }
    }
    return sum / count;
  }

  private static int index(double shade) {
    return Double.isNaN(shade) ? UNDEFINED : (int) Math.round(shade * (SHADES - 1));
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette());
  }

  private static IndexColorModel palette() {
    byte[] red = new byte[SHADES + 1];
    byte[] green = new byte[SHADES + 1];
    byte[] blue = new byte[SHADES + 1];
    for (int i = 0; i < SHADES; i++) {
      double shade = i / (SHADES - 1.0);
      red[i] = level(RED_FROM + (1 - RED_FROM) * shade / RED_FULL);
      green[i] = level((shade - RED_FULL) / (GREEN_FULL - RED_FULL));
      blue[i] = level((shade - GREEN_FULL) / (1 - GREEN_FULL));
    }
    red[UNDEFINED] = (byte) GREY;
    green[UNDEFINED] = (byte) GREY;
    blue[UNDEFINED] = (byte) GREY;
    return new IndexColorModel(Byte.SIZE, SHADES + 1, red, green, blue);
  }

  private static byte level(double intensity) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, intensity)));
  }

  private static String dataAddress(BufferedImage image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Given the bytes alone, it would write to java.io.tmpdir first.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", memory);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be drawn: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }
}
