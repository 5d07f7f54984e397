package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.LabelStatements;
import org.ntkdynamics.judge.LabelStatements.Course;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;

/** The numbers of Figure 4 at its own scale are those that the outside program wrote. */
class PaperScaleTest {
  private static final Path REFERENCE = Path.of("src/test/reference/figure-4");
  private static final List<String> NETWORKS = List.of("0", "torch1", "torch2");
  private static final List<String> SIGMA_W2 = List.of("1.0", "2.0", "2.2");
  private static final int TEST_LOSS = 2;
  private static final int THETA_D = 5;
  private static final int THETA_C = 6;
  private static final int THETA_N = 7;

  @Test
  void theCoursesAreThoseOfTheTables() throws IOException {
    for (int network = 0; network < NETWORKS.size(); network++) {
      for (int phase = 0; phase < SIGMA_W2.size(); phase++) {
        String unit = "sw2=" + SIGMA_W2.get(phase) + "_seed=" + NETWORKS.get(network);
        Course stated = PaperScale.COURSES.get(network).get(phase);
        Course read = course(REFERENCE.resolve(unit + ".csv"));
        assertClose(read.gapAtBest(), stated.gapAtBest(), unit);
        assertClose(read.leastTestLoss(), stated.leastTestLoss(), unit);
        assertClose(read.openAtEnd(), stated.openAtEnd(), unit);
        assertClose(read.rise(), stated.rise(), unit);
      }
    }
  }

  /** To the three digits that are stated. */
  private static void assertClose(double read, double stated, String unit) {
    assertEquals(read, stated, 0.005 * read, unit);
  }

  private static Course course(Path table) throws IOException {
    TreeMap<Integer, double[]> rows = new TreeMap<>();
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("step")) {
        rows.put(Integer.valueOf(cells[0]), numbers(cells));
      }
    }
    int best =
        rows.keySet().stream()
            .filter(step -> !Double.isNaN(rows.get(step)[TEST_LOSS]))
            .min(Comparator.comparingDouble(step -> rows.get(step)[TEST_LOSS]))
            .orElseThrow();
    int nearest =
        rows.keySet().stream()
            .filter(step -> !Double.isNaN(rows.get(step)[THETA_D]))
            .min(Comparator.comparingInt(step -> Math.abs(step - best)))
            .orElseThrow();
    double[] there = rows.get(nearest);
    double[] end = rows.lastEntry().getValue();
    return new Course(
        (there[THETA_C] - there[THETA_N]) / there[THETA_D],
        rows.get(best)[TEST_LOSS],
        1 - end[THETA_C] / end[THETA_D],
        end[TEST_LOSS] - rows.get(best)[TEST_LOSS],
        Double.NaN);
  }

  private static double[] numbers(String[] cells) {
    double[] numbers = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      numbers[i] = cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]);
    }
    return numbers;
  }

  @Test
  void noneOfTheTwoStatementsIsConfirmedThere() {
    assertEquals(
        Verdict.UNDECIDED,
        Ruling.of(List.of(LabelStatements.gapAgainstPerformance("", PaperScale.COURSES)))
            .verdict());
    assertEquals(
        Verdict.FAILS,
        Ruling.of(List.of(LabelStatements.openAgainstOverfitting("", PaperScale.COURSES)))
            .verdict());
  }
}
