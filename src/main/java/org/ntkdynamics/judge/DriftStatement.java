package org.ntkdynamics.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Seleznova &amp; Kutyniok 2022 say of Seleznova &amp; Kutyniok 2021, below Theorem 4.1: "the
 * relative change of the NTK during training on MNIST is significant and grows with depth in the
 * chaotic phase and at the EOC but not in the ordered phase".
 *
 * <p>One rule wherever it is judged, with Student's intervals of the mean of {@code ln(change)}
 * over seeds. In the chaotic phase and at the edge of chaos the interval in the deepest networks
 * lies wholly above the threshold, and that of the difference from the shallowest wholly above 0.
 * In the ordered phase the interval lies wholly below the threshold at <em>every</em> depth, and
 * that of the difference wholly at or below 0. An interval that lies on the other side refutes, one
 * that reaches over leaves the statement undecided.
 */
public final class DriftStatement {
  /** The share of a kernel from which on its change is called significant. */
  public static final double SIGNIFICANT = 0.1;

  private static final Threshold LOG_SIGNIFICANT =
      Threshold.of(
          Math.log(SIGNIFICANT),
          "ln 0.1: a change by a tenth is significant; the papers name no number");

  private static final double[] NONE = {};

  private DriftStatement() {}

  /**
   * The changes of the networks of one place, a number a seed, by their depth.
   *
   * @param name where, in words
   * @param isOrdered whether it is the ordered phase
   * @param changes the relative changes by the number of layers; those that have no finite
   *     logarithm count for nothing
   */
  public record Curve(String name, boolean isOrdered, NavigableMap<Integer, double[]> changes) {}

  /**
   * Judges the statement.
   *
   * @return empty if the ordered phase or the others have no curve with two depths of at least two
   *     networks each: nothing measured judges nothing
   */
  public static Optional<Ruling> judge(List<Curve> curves) {
    List<Finding> ordered = findings(curves.stream().filter(Curve::isOrdered).toList());
    List<Finding> others = findings(curves.stream().filter(curve -> !curve.isOrdered()).toList());
    if (ordered.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    List<Finding> all = new ArrayList<>(ordered);
    all.addAll(others);
    return Optional.of(Ruling.of(all));
  }

  /** What each curve says. */
  public static List<Finding> findings(List<Curve> curves) {
    List<Finding> findings = new ArrayList<>();
    for (Curve curve : curves) {
      NavigableMap<Integer, Measurement> logs = logs(curve.changes());
      if (logs.size() >= 2) {
        findings.addAll(curve.isOrdered() ? staysSmall(curve, logs) : grows(curve, logs));
      }
    }
    return findings;
  }

  private static NavigableMap<Integer, Measurement> logs(NavigableMap<Integer, double[]> changes) {
    NavigableMap<Integer, Measurement> logs = new TreeMap<>();
    changes.forEach(
        (depth, values) -> {
          double[] used = finiteLogs(values);
          if (used.length >= 2) {
            logs.put(depth, Measurement.mean(used));
          }
        });
    return logs;
  }

  private static double[] finiteLogs(double[] changes) {
    return Arrays.stream(changes).map(Math::log).filter(Double::isFinite).toArray();
  }

  private static List<Finding> staysSmall(Curve curve, NavigableMap<Integer, Measurement> logs) {
    List<Finding> findings = new ArrayList<>();
    logs.forEach(
        (depth, log) ->
            findings.add(
                Finding.against(
                    LOG_SIGNIFICANT, level(curve, depth), new Rule.Bound(false, 0), log)));
    findings.add(Finding.of(rise(curve, logs), new Rule.Bound(false, 0), 0, difference(logs)));
    return findings;
  }

  private static List<Finding> grows(Curve curve, NavigableMap<Integer, Measurement> logs) {
    return List.of(
        Finding.against(
            LOG_SIGNIFICANT,
            level(curve, logs.lastKey()),
            new Rule.Bound(true, 0),
            logs.lastEntry().getValue()),
        Finding.of(rise(curve, logs), new Rule.Above(), 0, difference(logs)));
  }

  private static Measurement difference(NavigableMap<Integer, Measurement> logs) {
    return Differences.of(logs.lastEntry().getValue(), logs.firstEntry().getValue());
  }

  private static String level(Curve curve, int depth) {
    return curve.name()
        + ", "
        + depth
        + " layers: ln of the relative change"
        + leftOut(curve, List.of(depth));
  }

  private static String rise(Curve curve, NavigableMap<Integer, Measurement> logs) {
    return curve.name()
        + ": ln of the relative change with "
        + logs.lastKey()
        + " layers less that with "
        + logs.firstKey()
        + leftOut(curve, List.of(logs.firstKey(), logs.lastKey()));
  }

  /** Says how many networks count for nothing; empty if all count. */
  private static String leftOut(Curve curve, List<Integer> depths) {
    double[] values =
        depths.stream()
            .flatMapToDouble(depth -> Arrays.stream(curve.changes().getOrDefault(depth, NONE)))
            .toArray();
    int lost = values.length - finiteLogs(values).length;
    return lost == 0 ? "" : ", without " + lost + " of " + values.length + " that have none";
  }
}
