package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.matrix.SquareMatrix;

class HeatmapImageTest {
  private static final int DARKEST = 0x0B0000;
  private static final int WHITE = 0xFFFFFF;
  private static final int GREY = 0xA0A0A0;

  @Test
  void extremesAreBlackAndWhiteAndTheScaleIsLogarithmic() throws IOException {
    SquareMatrix kernel = SquareMatrix.of(new double[][] {{100, 1}, {10, 100}});
    ColourScale scale = ColourScale.of(kernel);
    assertEquals(0.5, scale.shade(10), 1e-12);
    assertEquals(10, scale.middle(), 1e-12);
    BufferedImage image = decode(HeatmapImage.of(kernel, scale));
    assertEquals(2, image.getWidth());
    assertEquals(WHITE, colour(image, 0, 0));
    assertEquals(DARKEST, colour(image, 0, 1));
    int middle = colour(image, 1, 0);
    assertEquals(0xFF, middle >> 16, "red is full");
    assertTrue((middle >> 8 & 0xFF) > 0 && (middle & 0xFF) == 0, "orange");
  }

  @Test
  void entriesThatAreNotPositiveAreClippedAndCounted() {
    ColourScale scale = ColourScale.of(SquareMatrix.of(new double[][] {{4, -1}, {0, 2}}));
    assertEquals(new ColourScale(2, 4, -1, 2, 0), scale);
    assertEquals(0, scale.shade(-1));
    assertEquals(0, scale.shade(0));
    assertEquals(0, scale.shade(2));
    assertEquals(1, scale.shade(4));
  }

  @Test
  void entriesThatAreNoNumberAreGrey() throws IOException {
    SquareMatrix kernel =
        SquareMatrix.of(new double[][] {{Double.NaN, 1}, {Double.POSITIVE_INFINITY, 2}});
    ColourScale scale = ColourScale.of(kernel);
    assertEquals(2, scale.undefined());
    assertEquals(2, scale.high());
    BufferedImage image = decode(HeatmapImage.of(kernel, scale));
    assertEquals(GREY, colour(image, 0, 0));
    assertEquals(GREY, colour(image, 1, 0));
  }

  @Test
  void aDeadOrConstantKernelIsDrawnToo() throws IOException {
    for (double value : new double[] {0, 3}) {
      SquareMatrix kernel = SquareMatrix.of(new double[][] {{value, value}, {value, value}});
      BufferedImage image = decode(HeatmapImage.of(kernel, ColourScale.of(kernel)));
      assertEquals(DARKEST, colour(image, 1, 1));
    }
  }

  @Test
  void blocksOfLargeKernelsAreAveraged() throws IOException {
    int samples = 2 * HeatmapImage.MAX_PIXELS;
    assertEquals(1, HeatmapImage.blockSize(HeatmapImage.MAX_PIXELS));
    assertEquals(2, HeatmapImage.blockSize(samples));
    double[] entries = new double[samples * samples];
    Arrays.fill(entries, 1);
    entries[0] = 1000;
    SquareMatrix kernel = SquareMatrix.takeOver(samples, entries);
    BufferedImage image = decode(HeatmapImage.of(kernel, ColourScale.of(kernel)));
    assertEquals(HeatmapImage.MAX_PIXELS, image.getWidth());
    assertTrue(colour(image, 0, 0) != WHITE, "the mean of four entries");
    assertEquals(DARKEST, colour(image, 1, 1));
  }

  @Test
  void theBarRunsFromTheDarkestToWhite() throws IOException {
    BufferedImage bar = decode(HeatmapImage.colourBar());
    assertEquals(DARKEST, colour(bar, 0, 0));
    assertEquals(WHITE, colour(bar, 0, bar.getWidth() - 1));
  }

  private static BufferedImage decode(String address) throws IOException {
    String data = address.substring("data:image/png;base64,".length());
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  private static int colour(BufferedImage image, int row, int column) {
    return image.getRGB(column, row) & 0xFFFFFF;
  }

  @Test
  void isDrawnWithoutATemporaryDirectory(@TempDir Path directory) throws IOException {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    ImageIO.setCacheDirectory(gone.toFile());
    try {
      Files.delete(gone);
      SquareMatrix kernel = SquareMatrix.of(new double[][] {{1, 2}, {2, 3}});
      assertTrue(HeatmapImage.of(kernel, ColourScale.of(kernel)).startsWith("data:image/png"));
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }
}
