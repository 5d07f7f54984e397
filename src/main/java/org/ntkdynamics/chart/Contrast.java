package org.ntkdynamics.chart;

import java.awt.Color;

/**
 * How well a colour of a chart stands out from the page, by the contrast ratio of WCAG 2.1, which
 * asks at least 3 of what is no text. A page is white, or dark with its charts turned over: {@code
 * invert(1) hue-rotate(180deg)}, as report.css has it.
 */
public final class Contrast {
  /** The least ratio. */
  public static final double LEAST = 3;

  private static final double[] PAPER = {1, 1, 1};
  private static final double[] DARK_PAPER = channels(new Color(0x15181C));

  /** A rotation of the hue by 180°, {@code 2 l - 1} for the luminance l: Filter Effects, 9.6. */
  private static final double[] LUMINANCE_OF_FILTERS = {0.213, 0.715, 0.072};

  private static final double[] LUMINANCE = {0.2126, 0.7152, 0.0722};

  private Contrast() {}

  /** The lesser of the ratios on the light page and on the dark one. */
  public static double of(Color colour) {
    double[] channels = channels(colour);
    return Math.min(ratio(channels, PAPER), ratio(turnedOver(channels), DARK_PAPER));
  }

  /** What a dark page shows for a colour, as shares of red, green and blue. */
  private static double[] turnedOver(double[] colour) {
    double grey = 0;
    for (int i = 0; i < 3; i++) {
      grey += LUMINANCE_OF_FILTERS[i] * (1 - colour[i]);
    }
    double[] turned = new double[3];
    for (int i = 0; i < 3; i++) {
      turned[i] = Math.max(0, Math.min(1, 2 * grey - (1 - colour[i])));
    }
    return turned;
  }

  private static double ratio(double[] one, double[] other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(double[] colour) {
    double luminance = 0;
    for (int i = 0; i < 3; i++) {
      double linear =
          colour[i] <= 0.04045 ? colour[i] / 12.92 : Math.pow((colour[i] + 0.055) / 1.055, 2.4);
      luminance += LUMINANCE[i] * linear;
    }
    return luminance;
  }

  private static double[] channels(Color colour) {
    return new double[] {
      colour.getRed() / 255.0, colour.getGreen() / 255.0, colour.getBlue() / 255.0
    };
  }
}
