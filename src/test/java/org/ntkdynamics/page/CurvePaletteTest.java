package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.Contrast;
import org.ntkdynamics.chart.UnitStyle;

/** Every colour is seen on light and dark pages, and phases by colour-blind readers too. */
class CurvePaletteTest {
  private static final List<Double> VARIANCES =
      List.of(1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0);

  /** Colours so far apart are told apart: Okabe and Ito have 14 between blue and green. */
  private static final double CLEARLY = 10;

  @Test
  void everyColourCanBeSeenOnLightAndDarkPages() {
    List<String> faint = new ArrayList<>();
    for (UnitStyle style : colours()) {
      List<UnitStyle> shades = new ArrayList<>(List.of(style, CurvePalette.pale(style)));
      IntStream.rangeClosed(0, 4).forEach(i -> shades.add(CurvePalette.shade(style, i / 4.0)));
      for (UnitStyle shade : shades) {
        if (!(Sight.contrast(shade.colour()) >= Sight.LEAST)) {
          faint.add(style.css() + " as " + shade.css() + ": " + Sight.contrast(shade.colour()));
        }
      }
    }
    assertEquals(List.of(), faint);
  }

  @Test
  void theContrastIsThatOfTheStandard() {
    assertEquals(1, Contrast.of(Color.WHITE), 0.2);
    for (UnitStyle style : colours()) {
      assertEquals(Sight.contrast(style.colour()), Contrast.of(style.colour()), 1e-9);
    }
  }

  @Test
  void aPaleCurveIsPalerAndAShadeLiesBetweenTheDarkestAndIt() {
    for (UnitStyle style : colours()) {
      double pale = Sight.contrast(CurvePalette.pale(style).colour());
      assertTrue(pale <= Sight.contrast(style.colour()), style.css());
      assertTrue(pale < Sight.LEAST + 0.2, style.css() + " leaves room: " + pale);
      assertEquals(CurvePalette.pale(style), CurvePalette.shade(style, 1));
      double[] shades =
          IntStream.rangeClosed(0, 4)
              .mapToDouble(i -> Sight.contrast(CurvePalette.shade(style, i / 4.0).colour()))
              .toArray();
      for (int i = 0; i < 4; i++) {
        assertTrue(shades[i] > shades[i + 1], style.css() + " at " + i);
      }
    }
  }

  @Test
  void phasesAreToldApartByAllEyes() {
    List<UnitStyle> phases = List.copyOf(CurvePalette.ofVariances(List.of(1.5, 2.0, 2.5)).values());
    for (int i = 0; i < phases.size(); i++) {
      for (int j = 0; j < i; j++) {
        double apart = Sight.apart(phases.get(i).colour(), phases.get(j).colour());
        assertTrue(
            apart > CLEARLY, phases.get(i).css() + ", " + phases.get(j).css() + ": " + apart);
      }
    }
  }

  @Test
  void theValuesOfASequenceAreToldApartByAllEyes() {
    List<UnitStyle> values =
        List.copyOf(CurvePalette.ofSequence(List.of(0.0, 1.0, 2.0, 3.0)).values());
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < i; j++) {
        double apart = Sight.apart(values.get(i).colour(), values.get(j).colour());
        assertTrue(
            apart > CLEARLY, values.get(i).css() + ", " + values.get(j).css() + ": " + apart);
      }
    }
  }

  /** Those of the palette, and the greys beside them. */
  private static List<UnitStyle> colours() {
    List<Double> nine = IntStream.range(0, 9).asDoubleStream().boxed().toList();
    return Stream.of(
            CurvePalette.ofVariances(VARIANCES).values().stream(),
            CurvePalette.ofVariances(List.of(1.5, 2.0, 2.5)).values().stream(),
            CurvePalette.ofSequence(nine).values().stream(),
            Stream.of(UnitStyle.GREY, UnitStyle.CROSS))
        .flatMap(styles -> styles)
        .toList();
  }
}
