package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.LabelStatements;
import org.ntkdynamics.judge.LabelStatements.Course;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;

/**
 * The numbers of Figure 4 that the ledger holds are those of the tables where they were written.
 */
class RecordedScalesTest {
  private static final List<String> SIGMA_W2 = List.of("1.0", "2.0", "2.2");

  /** A tenth of the training. */
  private static final int EARLY = 300;

  @Test
  void thePapersScaleIsWhatTheOutsideProgramWrote() throws IOException {
    Path reference = Path.of("src/test/reference/figure-4");
    assertTables(
        PaperScale.COURSES,
        PaperScale.GROWTH,
        3,
        List.of("0", "torch1", "torch2"),
        unit -> List.of(reference.resolve(unit + ".csv")));
  }

  @Test
  void theLaptopScaleIsWhatTheReportHolds() throws IOException {
    Path units = Path.of("reports/figure-4-seeds/units");
    assertTables(
        LaptopScale.COURSES,
        LaptopScale.GROWTH,
        4,
        List.of("0", "1", "2", "3", "4"),
        unit ->
            List.of(
                units.resolve(unit).resolve("loss.csv"),
                units.resolve(unit).resolve("metrics.csv")));
  }

  private static void assertTables(
      List<List<Course>> courses,
      List<List<KernelGrowth>> growth,
      int digits,
      List<String> seeds,
      Function<String, List<Path>> tables)
      throws IOException {
    assertEquals(seeds.size(), courses.size());
    assertEquals(seeds.size(), growth.size());
    for (int seed = 0; seed < seeds.size(); seed++) {
      for (int phase = 0; phase < SIGMA_W2.size(); phase++) {
        String unit = "sw2=" + SIGMA_W2.get(phase) + "_seed=" + seeds.get(seed);
        NavigableMap<Integer, Map<String, Double>> rows = rows(tables.apply(unit));
        Course course = courses.get(seed).get(phase);
        assertEquals(told(course(rows), digits), told(course, digits), unit);
        KernelGrowth grown = growth.get(seed).get(phase);
        assertEquals(told(growth(rows), digits), told(grown, digits), unit);
      }
    }
  }

  /** Its numbers to the significant digits that are stated. */
  private static String told(Course course, int digits) {
    return told(
        digits,
        course.gapAtBest(),
        course.leastTestLoss(),
        course.openAtEnd(),
        course.rise(),
        course.generalizationGap(),
        course.earlyShare());
  }

  private static String told(KernelGrowth growth, int digits) {
    return told(digits, growth.whole(), growth.firstThird(), growth.change());
  }

  private static String told(int digits, double... numbers) {
    return DoubleStream.of(numbers)
        .mapToObj(number -> String.format(Locale.ROOT, "%." + (digits - 1) + "e", number))
        .collect(Collectors.joining(" "));
  }

  private static Course course(NavigableMap<Integer, Map<String, Double>> rows) {
    int best = least(rows, "test_loss", step -> rows.get(step).get("test_loss"));
    Map<String, Double> nearest =
        rows.get(least(rows, "theta_d", step -> (double) Math.abs(step - best)));
    Map<String, Double> end = rows.lastEntry().getValue();
    double leastTestLoss = rows.get(best).get("test_loss");
    return new Course(
        gap(nearest),
        leastTestLoss,
        1 - end.get("theta_c") / end.get("theta_d"),
        end.get("test_loss") - leastTestLoss,
        end.get("test_loss") - end.get("train_loss"),
        path(rows.headMap(EARLY, true)) / path(rows));
  }

  private static KernelGrowth growth(NavigableMap<Integer, Map<String, Double>> rows) {
    double start = gap(rows.firstEntry().getValue());
    Map<String, Double> end = rows.lastEntry().getValue();
    return new KernelGrowth(
        gap(end) - start,
        gap(rows.get(rows.lastKey() / 3)) - start,
        end.getOrDefault("relative_change", Double.NaN));
  }

  private static double gap(Map<String, Double> row) {
    return (row.get("theta_c") - row.get("theta_n")) / row.get("theta_d");
  }

  /** Of the steps that have a quantity the first where another is least. */
  private static int least(
      NavigableMap<Integer, Map<String, Double>> rows,
      String known,
      Function<Integer, Double> measured) {
    return rows.keySet().stream()
        .filter(step -> rows.get(step).containsKey(known))
        .min(Comparator.comparing(measured))
        .orElseThrow();
  }

  private static double path(NavigableMap<Integer, Map<String, Double>> rows) {
    return rows.values().stream()
        .mapToDouble(row -> row.getOrDefault("kernel_distance", 0.0))
        .filter(distance -> !Double.isNaN(distance))
        .sum();
  }

  /** By step and name what tables hold, without empty cells. */
  private static NavigableMap<Integer, Map<String, Double>> rows(List<Path> tables)
      throws IOException {
    NavigableMap<Integer, Map<String, Double>> rows = new TreeMap<>();
    for (Path table : tables) {
      List<String> lines = Files.readAllLines(table);
      String[] names = lines.get(0).split(",", -1);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, Double> row =
            rows.computeIfAbsent(Integer.valueOf(cells[0]), step -> new HashMap<>());
        for (int i = 1; i < cells.length; i++) {
          if (!cells[i].isEmpty()) {
            row.put(names[i], Double.valueOf(cells[i]));
          }
        }
      }
    }
    return rows;
  }

  @Test
  void noneOfTheStatementsIsConfirmedAtThePapersScale() {
    assertEquals(Verdict.UNDECIDED, verdict(gap(PaperScale.COURSES)));
    assertEquals(Verdict.FAILS, verdict(rise(PaperScale.COURSES)));
    assertEquals(Verdict.UNDECIDED, verdict(generalizationGap(PaperScale.COURSES)));
  }

  @Test
  void inFiveSmallerSeedsPerformanceFollowsTheGap() {
    assertEquals(Verdict.HOLDS, verdict(gap(LaptopScale.COURSES)));
  }

  @Test
  void whetherTheirOverfittingFollowsItsMeasureDependsOnWhatOverfittingIs() {
    assertEquals(Verdict.FAILS, verdict(rise(LaptopScale.COURSES)));
    assertEquals(Verdict.UNDECIDED, verdict(generalizationGap(LaptopScale.COURSES)));
  }

  @Test
  void theirKernelsChangeMoreRapidlyEarly() {
    assertEquals(Verdict.HOLDS, verdict(early(0), early(1), early(2)));
  }

  private static Finding gap(List<List<Course>> seeds) {
    return LabelStatements.gapAgainstPerformance("", seeds);
  }

  private static Finding rise(List<List<Course>> seeds) {
    return LabelStatements.openAgainstRise("", seeds);
  }

  private static Finding generalizationGap(List<List<Course>> seeds) {
    return LabelStatements.openAgainstGeneralizationGap("", seeds);
  }

  private static Finding early(int phase) {
    return LabelStatements.changesEarly(
        "", LaptopScale.COURSES.stream().map(phases -> phases.get(phase)).toList());
  }

  private static Verdict verdict(Finding... findings) {
    return Ruling.of(List.of(findings)).verdict();
  }
}
