package org.ntkdynamics.page;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * What readers see of a chart's colours, on the light page and on the dark one of report.css: the
 * contrast ratio of WCAG 2.1, and how far two colours are apart for who does not see all of them.
 */
final class Sight {
  /** The least contrast of what is no text, WCAG 2.1, 1.4.11. */
  static final double LEAST = 3;

  private static final String CSS = readCss();

  private static final String TURN_OVER =
      ":is(.chart:not(.picture), .swatch, .plot canvas, .plot .u-marker) { filter: invert(1) hue-rotate(180deg); }";

  /** For light and for dark. */
  static final List<Boolean> PAGES = List.of(false, true);

  private static final double[] LUMINANCE = {0.2126, 0.7152, 0.0722};

  /**
   * Full sight, then Machado, Oliveira and Fernandes 2009, "A physiologically-based model for
   * simulation of color vision deficiency", severity 1: protanopia, deuteranopia, tritanopia; of
   * linear colours.
   */
  private static final List<RealMatrix> EYES =
      List.of(
          MatrixUtils.createRealIdentityMatrix(3),
          matrix(
              0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
              1.051998),
          matrix(
              0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
              0.968881),
          matrix(
              1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
              0.303900));

  /** A half turn of the hue, Filter Effects 9.6.3: cos = -1, sin = 0. */
  private static final RealMatrix HALF_TURN =
      matrix(
          0.213 - 0.787,
          0.715 + 0.715,
          0.072 + 0.072,
          0.213 + 0.213,
          0.715 - 0.285,
          0.072 + 0.072,
          0.213 + 0.213,
          0.715 + 0.715,
          0.072 - 0.928);

  private static final RealMatrix TO_XYZ =
      matrix(
          0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
          0.9503041);

  private static final double[] WHITE = {0.95047, 1, 1.08883};

  private Sight() {}

  /** The lesser of the contrasts with the light and the dark page. */
  static double contrast(Color colour) {
    return PAGES.stream()
        .mapToDouble(dark -> ratio(shown(colour, dark), channels(paper(dark))))
        .min()
        .orElseThrow();
  }

  /** How far two colours are apart at least, CIE 1976, for all eyes on both pages. */
  static double apart(Color one, Color other) {
    double least = Double.POSITIVE_INFINITY;
    for (boolean dark : PAGES) {
      for (RealMatrix eye : EYES) {
        double[] first = lab(eye.operate(linear(shown(one, dark))));
        double[] second = lab(eye.operate(linear(shown(other, dark))));
        double squares =
            IntStream.range(0, 3).mapToDouble(i -> Math.pow(first[i] - second[i], 2)).sum();
        least = Math.min(least, Math.sqrt(squares));
      }
    }
    return least;
  }

  /** The colour of the page, as report.css has it: first the light one, then the dark one. */
  private static Color paper(boolean dark) {
    Matcher paper = Pattern.compile("--paper: #([0-9a-f]+);").matcher(CSS);
    if (!paper.find() || (dark && !paper.find())) {
      throw new IllegalStateException("report.css has no paper");
    }
    String hex = String.valueOf(paper.group(1));
    return Color.decode('#' + (hex.length() == 3 ? hex.replaceAll("[0-9a-f]", "$0$0") : hex));
  }

  private static double[] shown(Color colour, boolean dark) {
    if (!dark) {
      return channels(colour);
    }
    if (!CSS.contains(TURN_OVER)) {
      throw new IllegalStateException("report.css turns charts over in another way");
    }
    double[] inverted = each(channels(colour), value -> 1 - value);
    return each(HALF_TURN.operate(inverted), Sight::share);
  }

  private static double ratio(double[] one, double[] other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(double[] colour) {
    double[] linear = linear(colour);
    return IntStream.range(0, 3).mapToDouble(i -> LUMINANCE[i] * linear[i]).sum();
  }

  private static double[] linear(double[] colour) {
    return each(colour, v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
  }

  private static double[] lab(double[] linear) {
    double[] xyz = TO_XYZ.operate(each(linear, Sight::share));
    double[] f =
        IntStream.range(0, 3)
            .mapToDouble(i -> xyz[i] / WHITE[i])
            .map(t -> t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116)
            .toArray();
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double share(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double[] channels(Color colour) {
    return new double[] {
      colour.getRed() / 255.0, colour.getGreen() / 255.0, colour.getBlue() / 255.0
    };
  }

  private static double[] each(double[] values, DoubleUnaryOperator change) {
    return DoubleStream.of(values).map(change).toArray();
  }

  /** Row by row. */
  private static RealMatrix matrix(double... entries) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(3, 3);
    for (int i = 0; i < entries.length; i++) {
      matrix.setEntry(i / 3, i % 3, entries[i]);
    }
    return matrix;
  }

  private static String readCss() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
