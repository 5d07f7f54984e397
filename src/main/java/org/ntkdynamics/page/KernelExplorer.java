package org.ntkdynamics.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param spectra the eigenpairs of the same kernels, packed; empty if they are not shown
 * @param images the images of the samples, a byte a pixel, packed; null if they are none or not at
 *     hand
 * @param note how exact the numbers are, and what is missing
 */
public record KernelExplorer(
    String about,
    List<String> kernels,
    List<String> spectra,
    @Nullable String images,
    String note) {
  /** How many bytes the kernels of a page may take before they are packed. */
  private static final long MOST_BYTES = 2_200_000;

  private static final Prose PROSE = Prose.of(KernelExplorer.class, "explorer.prose.ftl");

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
   * The eigenpairs of a kernel of N samples, as far as they are shown.
   *
   * @param values all N eigenvalues, largest first
   * @param vectors the eigenvectors of the first of them, each of N components and norm 1
   */
  public record Spectrum(List<Double> values, List<double[]> vectors) {
    private static final short NOT_FINITE = Short.MIN_VALUE;

    /** How many bytes eigenpairs take in a page before they are packed. */
    public static long bytes(int size, int vectors) {
      return (long) size * (Double.BYTES + vectors * Short.BYTES);
    }

    /** A component in 16 bits, in steps of 1/32767. */
    static short code(double component) {
      return Double.isFinite(component)
          ? (short) Math.round(component * Short.MAX_VALUE)
          : NOT_FINITE;
    }
  }

  /**
   * A kernel at a step.
   *
   * @param href the address of its file
   * @param spectrum its eigenpairs; null if they are shown of none of the kernels
   * @param numbers what was read off it, in the columns of the explorer
   */
  public record Kernel(
      int step,
      String href,
      QuantisedKernel kernel,
      @Nullable Spectrum spectrum,
      List<String> numbers) {}

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
      int vectors,
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
            vectors(networks),
            samples,
            columns,
            networks.stream().map(KernelExplorer::line).toList());
    return new KernelExplorer(
        packed(about),
        networks.stream().map(network -> codes(network)).toList(),
        vectors(networks) == 0
            ? List.of()
            : networks.stream().map(KernelExplorer::spectra).toList(),
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

  /** How many eigenvectors are shown of each kernel. */
  private static int vectors(List<Network> networks) {
    Spectrum first = networks.get(0).kernels().get(0).spectrum();
    return first == null ? 0 : first.vectors().size();
  }

  /** The eigenvalues of all kernels of a network, then the eigenvectors, the lower byte first. */
  private static String spectra(Network network) {
    List<Spectrum> spectra =
        network.kernels().stream()
            .map(kernel -> Objects.requireNonNull(kernel.spectrum()))
            .toList();
    long bytes =
        spectra.stream()
            .mapToLong(one -> Spectrum.bytes(one.values().size(), one.vectors().size()))
            .sum();
    ByteBuffer packed = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    spectra.forEach(one -> one.values().forEach(packed::putDouble));
    for (Spectrum one : spectra) {
      for (double[] vector : one.vectors()) {
        for (double component : vector) {
          packed.putShort(Spectrum.code(component));
        }
      }
    }
    return Packed.of(List.of(packed.flip()));
  }

  private static String note(int block, boolean images, List<Network> networks) {
    double error =
        networks.stream()
            .flatMap(network -> network.kernels().stream())
            .mapToDouble(kernel -> kernel.kernel().relativeError())
            .max()
            .orElse(0);
    return PROSE.say(
        "note",
        Map.of(
            "error",
            Numbers.readable(100 * error),
            "block",
            block,
            "spectra",
            vectors(networks) > 0,
            "images",
            images));
  }

  private static String packed(About about) {
    try {
      return Packed.of(JSON.writeValueAsString(about).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and strings are JSON", e);
    }
  }
}
