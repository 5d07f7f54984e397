package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.UnitStyles;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.TrainingUnit;

/**
 * Networks that differ in nothing but their seed, or one network. Charts draw a group of several as
 * one curve, their mean, in a band from the least to the greatest of them.
 *
 * @param label what its networks have in common and others have not
 * @param style how it is drawn
 * @param members one at least, in the order of the spec
 */
record UnitGroup(String label, UnitStyle style, List<UnitData> members) {

  /** Every unit by itself. */
  static List<UnitGroup> singles(List<UnitData> units) {
    return units.stream()
        .map(unit -> new UnitGroup(unit.label(), unit.style(), List.of(unit)))
        .toList();
  }

  /**
   * The units of each network over its seeds, in the order of the units.
   *
   * @param network of the spec
   */
  static List<UnitGroup> bySeed(List<UnitData> units, NetworkSpec network) {
    Map<List<Object>, List<UnitData>> groups = new LinkedHashMap<>();
    for (UnitData unit : units) {
      groups.computeIfAbsent(network(unit.unit()), key -> new ArrayList<>()).add(unit);
    }
    List<UnitData> first = groups.values().stream().map(members -> members.get(0)).toList();
    Map<String, UnitStyle> styles =
        UnitStyles.of(first.stream().map(UnitData::unit).toList(), network);
    return groups.values().stream().map(members -> group(members, units, styles)).toList();
  }

  private static UnitGroup group(
      List<UnitData> members, List<UnitData> all, Map<String, UnitStyle> styles) {
    UnitData first = members.get(0);
    if (members.size() == 1) {
      return new UnitGroup(
          first.label(), styles.getOrDefault(first.unit().key(), first.style()), members);
    }
    String network = UnitData.network(first.unit(), all.stream().map(UnitData::unit).toList());
    return new UnitGroup(
        network + ", " + seeds(members),
        styles.getOrDefault(first.unit().key(), first.style()),
        members);
  }

  /** How many they are; of an unfinished run, of how many of them something is known. */
  private static String seeds(List<UnitData> members) {
    long known = members.stream().filter(unit -> !unit.losses().isEmpty()).count();
    return (known < members.size() ? known + " of " : "") + members.size() + " seeds";
  }

  /** Whether it is drawn as a mean and a band. */
  boolean isSeveral() {
    return members.size() > 1;
  }

  /** The first of its networks. */
  UnitData first() {
    return members.get(0);
  }

  private static List<Object> network(TrainingUnit unit) {
    return List.of(
        unit.hiddenWidths(), unit.sigmaW2(), unit.outputScale(), Optional.ofNullable(unit.model()));
  }
}
