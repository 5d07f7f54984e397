package org.ntkdynamics.page;

import java.awt.Color;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;

/**
 * How the units of a training are drawn in every chart: the colour and the marker say which σw²,
 * the dashes, and if there are more units than dashes the shade, tell units with one σw² apart. The
 * colours are those of Okabe and Ito, which colour-blind readers can tell apart, the light ones
 * darker, to be seen on white.
 */
public final class UnitStyles {
  private static final Map<Phase, List<Color>> COLOURS =
      new EnumMap<>(
          Map.of(
              Phase.ORDERED,
              List.of(new Color(0x0072B2), new Color(0x3A8FCB), new Color(0x003B5C)),
              Phase.EDGE_OF_CHAOS,
              List.of(new Color(0x009E73)),
              Phase.CHAOTIC,
              List.of(new Color(0xD55E00), new Color(0xB8800A), new Color(0x7A3500))));

  private static final Map<Phase, List<Marker>> MARKERS =
      new EnumMap<>(
          Map.of(
              Phase.ORDERED,
              List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.OVAL),
              Phase.EDGE_OF_CHAOS,
              List.of(SeriesMarkers.DIAMOND),
              Phase.CHAOTIC,
              List.of(
                  SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS)));

  private static final List<List<Float>> DASHES =
      List.of(List.of(), List.of(8f, 4f), List.of(2f, 4f), List.of(10f, 4f, 2f, 4f));

  /** How much black is in a colour each time the dashes begin again. */
  private static final List<Double> SHADES = List.of(0.0, 0.45, 0.25, 0.75, 0.6);

  private UnitStyles() {}

  /**
   * The style of each unit, by key.
   *
   * @param units of one spec
   * @param network of that spec
   */
  public static Map<String, UnitStyle> of(List<TrainingUnit> units, NetworkSpec network) {
    if (!network.hasPhase()) {
      return ofOthers(units);
    }
    Map<Phase, List<Double>> variances = new EnumMap<>(Phase.class);
    Map<Double, Integer> unitsOfVariance = new HashMap<>();
    Map<String, UnitStyle> styles = new LinkedHashMap<>();
    for (TrainingUnit unit : units) {
      Phase phase = Phase.of(unit.sigmaW2());
      List<Double> seen = variances.computeIfAbsent(phase, p -> new ArrayList<>());
      if (!seen.contains(unit.sigmaW2())) {
        seen.add(unit.sigmaW2());
      }
      int rank = seen.indexOf(unit.sigmaW2());
      int same = unitsOfVariance.merge(unit.sigmaW2(), 1, Integer::sum) - 1;
      styles.put(
          unit.key(),
          style(
              COLOURS.getOrDefault(phase, List.of()),
              MARKERS.getOrDefault(phase, List.of()),
              rank,
              same));
    }
    return styles;
  }

  /**
   * Models and networks of other activations have no phase: a colour for each model and σw², those
   * that differ most first, and dashes for its other units.
   */
  private static Map<String, UnitStyle> ofOthers(List<TrainingUnit> units) {
    Map<List<Object>, Integer> ranks = new HashMap<>();
    Map<Integer, Integer> unitsOfRank = new HashMap<>();
    Map<String, UnitStyle> styles = new LinkedHashMap<>();
    for (TrainingUnit unit : units) {
      int next = ranks.size();
      Object model = Objects.requireNonNullElse(unit.model(), "");
      int rank = ranks.computeIfAbsent(List.of(model, unit.sigmaW2()), key -> next);
      int same = unitsOfRank.merge(rank, 1, Integer::sum) - 1;
      styles.put(unit.key(), style(inTurn(COLOURS), inTurn(MARKERS), rank, same));
    }
    return styles;
  }

  /** The first of each phase, then the second of each that has one, and so on. */
  private static <T> List<T> inTurn(Map<Phase, List<T>> byPhase) {
    List<T> all = new ArrayList<>();
    int most = byPhase.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (List<T> own : byPhase.values()) {
        if (i < own.size()) {
          all.add(own.get(i));
        }
      }
    }
    return all;
  }

  private static UnitStyle style(List<Color> colours, List<Marker> markers, int rank, int same) {
    int round = same / DASHES.size() + rank / colours.size();
    return new UnitStyle(
        shaded(cyclic(colours, rank), round), cyclic(markers, rank), cyclic(DASHES, same));
  }

  /** The same hue, darker, where dashes or colours have been used up. */
  private static Color shaded(Color colour, int round) {
    return CurvePalette.between(colour, Color.BLACK, cyclic(SHADES, round));
  }

  private static <T> T cyclic(List<T> values, int index) {
    return values.get(index % values.size());
  }
}
