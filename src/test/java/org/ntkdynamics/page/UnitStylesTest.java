package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.HiddenWidths;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.TrainingUnit;

class UnitStylesTest {
  @Test
  void phasesDifferInColourAndMarker() {
    List<UnitStyle> styles = styles(unit(1.0, 0), unit(2.0, 0), unit(2.2, 0), unit(1.5, 0));
    assertEquals(4, new HashSet<>(styles.stream().map(UnitStyle::colour).toList()).size());
    assertEquals(4, new HashSet<>(styles.stream().map(UnitStyle::marker).toList()).size());
  }

  @Test
  void seedsOfOneVarianceDifferInDashesOnly() {
    List<UnitStyle> styles = styles(unit(2.0, 0), unit(2.0, 1));
    assertEquals(styles.get(0).colour(), styles.get(1).colour());
    assertEquals(styles.get(0).marker(), styles.get(1).marker());
    assertNotEquals(styles.get(0).dashes(), styles.get(1).dashes());
  }

  @Test
  void noTwoOfManySeedsLookTheSame() {
    TrainingUnit[] units =
        IntStream.range(0, 20).mapToObj(i -> unit(2.0, i)).toArray(TrainingUnit[]::new);
    assertEquals(20, new HashSet<>(styles(units)).size());
  }

  @Test
  void aPhaseLooksTheSameWhateverElseTheRunHolds() {
    assertEquals(styles(unit(2.2, 0)).get(0), styles(unit(1.0, 0), unit(2.2, 0)).get(1));
  }

  @Test
  void everyUnitCanBeSeenOnLightAndDarkPages() {
    TrainingUnit[] units =
        Stream.of(1.0, 1.2, 1.4, 1.6, 2.0, 2.2, 2.4, 2.6)
            .flatMap(v -> IntStream.range(0, 20).mapToObj(seed -> unit(v, seed)))
            .toArray(TrainingUnit[]::new);
    for (UnitStyle style : styles(units)) {
      assertTrue(Sight.contrast(style.colour()) >= Sight.LEAST, style.css());
    }
  }

  @Test
  void phasesAreToldApartByAllEyes() {
    List<UnitStyle> phases = styles(unit(1.0, 0), unit(2.0, 0), unit(3.0, 0));
    for (int i = 0; i < phases.size(); i++) {
      for (int j = 0; j < i; j++) {
        double apart = Sight.apart(phases.get(i).colour(), phases.get(j).colour());
        assertTrue(apart > 10, phases.get(i).css() + ", " + phases.get(j).css() + ": " + apart);
      }
    }
  }

  /** The σw² below, at and above the critical one of tanh are no phases of ReLU's. */
  @Test
  void networksWithoutAPhaseHaveAColourForEachVariance() {
    List<UnitStyle> styles =
        styles(ActivationKind.TANH, unit(0.6, 0), unit(1.0, 0), unit(1.0, 1), unit(2.0, 0));
    List<Color> colours = styles.stream().map(UnitStyle::colour).toList();
    assertEquals(colours.get(1), colours.get(2));
    assertNotEquals(styles.get(1).dashes(), styles.get(2).dashes());
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        boolean same = i == 2 && j == 1;
        assertTrue(same || Sight.apart(colours.get(i), colours.get(j)) > 10, i + ", " + j);
      }
    }
  }

  private static List<UnitStyle> styles(TrainingUnit... units) {
    return styles(ActivationKind.RELU, units);
  }

  private static List<UnitStyle> styles(ActivationKind activation, TrainingUnit... units) {
    NetworkSpec network =
        new NetworkSpec(
            Sweep.of(1),
            Sweep.of(new HiddenWidths(List.of(3))),
            activation,
            10,
            Sweep.of(2.0),
            0,
            Parametrization.STANDARD,
            Sweep.of(1.0),
            List.of());
    return new ArrayList<>(UnitStyles.of(List.of(units), network).values());
  }

  private static TrainingUnit unit(double sigmaW2, long seed) {
    String key = "sw2=" + sigmaW2 + "_seed=" + seed;
    return new TrainingUnit(key, key, List.of(3), sigmaW2, 1, seed, null);
  }
}
