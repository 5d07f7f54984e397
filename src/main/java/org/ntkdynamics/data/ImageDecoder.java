package org.ntkdynamics.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * PNG and JPEG images as numbers, by the JDK's own readers. What a file is, its first bytes say;
 * its size is looked at before a pixel is decoded, and what describes it otherwise is skipped, so
 * that a small file does not become a large one in memory.
 */
final class ImageDecoder {
  /** Of an image. */
  static final int MOST_PIXELS = 1 << 22;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final int BITS = 8;

  private ImageDecoder() {}

  /** An image: a byte a channel, as {@link ImageShape} lays them out. */
  @SuppressWarnings("ArrayRecordComponent") // It goes no further than this package.
  record Image(ImageShape shape, byte[] content) {}

  /**
   * Decodes an image.
   *
   * @param file where it stands, for messages
   * @param bytes the whole file
   * @throws DataException if it is neither PNG nor JPEG, damaged, cut short, too large, has more
   *     than 8 bits a channel or is transparent
   */
  static Image decode(Path file, byte[] bytes) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format(file, bytes)).next();
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      checkSize(file, reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      // Of a JPEG file that is cut short the rest would be grey.
      if (!warnings.isEmpty()) {
        throw new DataException(
            file + ": is damaged: " + warnings.get(0).lines().findFirst().orElse(""));
      }
      return pixels(file, image);
    } catch (IOException | RuntimeException e) { // The readers throw both at damaged files.
      throw e instanceof DataException refused ? refused : damaged(file, e);
    } finally {
      reader.dispose();
    }
  }

  private static String format(Path file, byte[] bytes) {
    if (beginsWith(bytes, PNG)) {
      return "png";
    }
    if (beginsWith(bytes, JPEG)) {
      return "jpeg";
    }
    throw new DataException(file + ": is no image: must be PNG or JPEG");
  }

  private static boolean beginsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static DataException damaged(Path file, Exception cause) {
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable");
    return new DataException(file + ": is damaged: " + why, cause);
  }

  private static void checkSize(Path file, int width, int height) {
    if ((long) width * height > MOST_PIXELS) {
      throw new DataException(
          String.format(
              "%s: has %d × %d pixels: must be at most %d in all",
              file, width, height, MOST_PIXELS));
    }
  }

  private static Image pixels(Path file, BufferedImage image) {
    ColorModel model = image.getColorModel();
    int bits = Arrays.stream(model.getComponentSize()).max().orElse(0);
    if (model.hasAlpha() || bits > BITS) {
      throw new DataException(
          file
              + (model.hasAlpha() ? ": is transparent" : ": has " + bits + " bits a channel")
              + ": must be grey or red, green and blue, of 8 bits a channel");
    }
    return model instanceof IndexColorModel palette ? fromPalette(image, palette) : plain(image);
  }

  /** The numbers of the file: a conversion of colours would change greys. */
  private static Image plain(BufferedImage image) {
    Raster raster = image.getRaster();
    ImageShape shape = new ImageShape(raster.getHeight(), raster.getWidth(), raster.getNumBands());
    int[] values = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] content = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      content[i] = (byte) values[i];
    }
    return new Image(shape, content);
  }

  /** Grey if every colour of the palette is, which is how PNG's greys below 8 bits are read. */
  private static Image fromPalette(BufferedImage image, IndexColorModel palette) {
    boolean isGrey = IntStream.range(0, palette.getMapSize()).allMatch(i -> isGrey(palette, i));
    int channels = isGrey ? 1 : ImageShape.COLOURS;
    ImageShape shape = new ImageShape(image.getHeight(), image.getWidth(), channels);
    int[] colours =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    byte[] content = new byte[colours.length * channels];
    for (int pixel = 0; pixel < colours.length; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        content[pixel * channels + channel] =
            (byte) (colours[pixel] >> (BITS * (ImageShape.COLOURS - 1 - channel)));
      }
    }
    return new Image(shape, content);
  }

  private static boolean isGrey(IndexColorModel palette, int index) {
    return palette.getRed(index) == palette.getGreen(index)
        && palette.getGreen(index) == palette.getBlue(index);
  }
}
