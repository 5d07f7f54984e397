package org.ntkdynamics.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Packed;
import org.ntkdynamics.chart.QuantisedKernel;

/**
 * Kernels in the page, to be walked through by step and by pair. Public because the template engine
 * reads only public classes.
 *
 * @param about everything but the kernels and the images, packed
 * @param kernels the kernels of each network by step, packed
 * @param images the images of the samples, a byte a pixel, packed; null if they are none or not at
 *     hand
 * @param note how exact the numbers are, and what is missing
 */
public record KernelExplorer(
    String about, List<String> kernels, @Nullable String images, String note) {
  /** How many bytes the kernels of a page may take before they are packed. */
  private static final long MOST_BYTES = 2_200_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A sample: its index in the file it comes from, and its class. */
  public record Sample(int index, int label) {}

  /**
   * Images of the samples.
   *
   * @param pixels a byte a pixel, row by row, image by image
   */
  public record Images(int width, int height, ByteBuffer pixels) {}

  /**
   * A kernel at a step.
   *
   * @param href the address of its file
   * @param numbers what was read off it, in the columns of the explorer
   */
  public record Kernel(int step, String href, QuantisedKernel kernel, List<String> numbers) {}

  /**
   * A network.
   *
   * @param label what it is called
   * @param colour in CSS
   */
  public record Network(String label, String colour, List<Kernel> kernels) {}

  /** What a script is told of a kernel. */
  record Step(int step, String href, double low, double high, List<String> numbers) {}

  /** What a script is told of a network. */
  record Line(String label, String colour, List<Step> steps) {}

  /** What a script is told of all. */
  record About(
      int size,
      int side,
      int block,
      int width,
      int height,
      List<Sample> samples,
      List<String> columns,
      List<Line> networks) {}

  /**
   * How many entries a side become one, so that a page does not grow too large.
   *
   * @param size the number of rows of a kernel
   * @param kernels how many there are
   */
  public static int block(int size, int kernels) {
    int block = 1;
    while ((long) kernels * QuantisedKernel.bytes((size + block - 1) / block) > MOST_BYTES) {
      block++;
    }
    return block;
  }

  /**
   * The kernels of some networks.
   *
   * @param size the number of rows of each, before blocks were taken together
   * @param samples what the rows stand for; empty if that is not known
   * @param columns what the numbers of the kernels are called
   */
  public static KernelExplorer of(
      int size,
      List<Sample> samples,
      @Nullable Images images,
      List<String> columns,
      List<Network> networks) {
    QuantisedKernel first = networks.get(0).kernels().get(0).kernel();
    About about =
        new About(
            size,
            first.side(),
            first.block(),
            images == null ? 0 : images.width(),
            images == null ? 0 : images.height(),
            samples,
            columns,
            networks.stream().map(KernelExplorer::line).toList());
    return new KernelExplorer(
        packed(about),
        networks.stream().map(network -> codes(network)).toList(),
        images == null ? null : Packed.of(List.of(images.pixels())),
        note(first.block(), images != null, networks));
  }

  private static Line line(Network network) {
    return new Line(
        network.label(),
        network.colour(),
        network.kernels().stream()
            .map(
                kernel ->
                    new Step(
                        kernel.step(),
                        kernel.href(),
                        kernel.kernel().low(),
                        kernel.kernel().high(),
                        kernel.numbers()))
            .toList());
  }

  private static String codes(Network network) {
    return Packed.of(network.kernels().stream().map(kernel -> kernel.kernel().codes()).toList());
  }

  private static String note(int block, boolean images, List<Network> networks) {
    double error =
        networks.stream()
            .flatMap(network -> network.kernels().stream())
            .mapToDouble(kernel -> kernel.kernel().relativeError())
            .max()
            .orElse(0);
    String exact =
        "For display, the values here are rounded to 16 bits, a sign and a place on a logarithmic"
            + " scale, and are off by at most "
            + Numbers.readable(100 * error)
            + " %; the linked .npy files have every digit.";
    String blocks =
        block == 1 ? "" : " Each cell is the mean of " + block + " × " + block + " entries.";
    String missing =
        images
            ? ""
            : " There are no images of the samples in this page: they are none, or the data file was"
                + " not at hand when it was drawn.";
    return exact + blocks + missing;
  }

  private static String packed(About about) {
    try {
      return Packed.of(JSON.writeValueAsString(about).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and strings are JSON", e);
    }
  }
}
