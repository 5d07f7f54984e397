package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.table.Column;

/** What holds for every table, on one that has a column of each type. */
class TableTest {
  private static final Table<Row> TABLE = Table.of("row.csv", Row.class);

  private static final String HEADER =
      "step,seed,kind,label,train_loss,theta_c_over_d,mean,mean_se,low,high,added";

  private static final String CELLS = "3,5000000000,two-words,a,,1.0E-10,2.0,NaN,-1,Infinity,0.5";

  @TempDir Path directory;

  private record Row(
      int step,
      long seed,
      Kind kind,
      String label,
      OptionalDouble trainLoss,
      double thetaCOverD,
      Mean mean,
      @Column("") Range range,
      @Column(addedLater = true) double added) {}

  private record Mean(@Column("") double value, @Column("se") double standardError) {}

  private record Range(int low, double high) {
    Range {
      if (low > high) {
        throw new IllegalArgumentException(low + " is above " + high);
      }
    }
  }

  private enum Kind {
    ONE,
    TWO_WORDS
  }

  private static final Row ROW =
      new Row(
          3,
          5_000_000_000L,
          Kind.TWO_WORDS,
          "a",
          OptionalDouble.empty(),
          1e-10,
          new Mean(2, Double.NaN),
          new Range(-1, Double.POSITIVE_INFINITY),
          0.5);

  private static String text(String header, String... rows) {
    return header + '\n' + String.join("\n", rows) + '\n';
  }

  private static List<Row> parse(String text) {
    return TABLE.parse("row.csv", text);
  }

  private static String refused(String text) {
    return String.valueOf(assertThrows(StoreException.class, () -> parse(text)).getMessage());
  }

  @Test
  void columnsAreNamedAfterComponentsInTheirOrder() {
    assertEquals(text(HEADER, CELLS), TABLE.text(List.of(ROW)));
    assertEquals(HEADER + '\n', TABLE.text(List.of()));
  }

  @Test
  void whatIsWrittenReadsBack() {
    assertEquals(List.of(), TABLE.read(directory));
    Row other =
        new Row(
            0,
            -1,
            Kind.ONE,
            "a, \"b\"",
            OptionalDouble.of(0.1 + 0.2),
            Double.MIN_VALUE,
            new Mean(-0.0, Math.PI),
            new Range(0, 0),
            Double.NaN);
    TABLE.write(directory, List.of(ROW, other));
    assertEquals(List.of(ROW, other), TABLE.read(directory));
    TABLE.write(directory, List.of());
    assertEquals(List.of(), TABLE.read(directory));
  }

  @Test
  void moreColumnsThanKnownAreReadInWhateverOrder() {
    assertEquals(List.of(ROW), parse(text("new," + HEADER + ",newer", "x," + CELLS + ",7")));
    assertEquals(
        List.of(ROW),
        parse(
            text(
                "added,seed,step,kind,label,train_loss,theta_c_over_d,mean,mean_se,low,high",
                "0.5,5000000000,3,two-words,a,,1.0E-10,2.0,NaN,-1,Infinity")));
  }

  @Test
  void fewerColumnsAreReadWhereTheMissingMayBeUnknown() {
    Row row = parse(text(HEADER.replace(",added", ""), CELLS.replace(",0.5", ""))).get(0);
    assertTrue(Double.isNaN(row.added()));
    assertEquals(ROW.range(), row.range());
    String header = HEADER.replace(",train_loss", "");
    assertEquals(List.of(ROW), parse(text(header, CELLS.replace(",,", ","))));
  }

  @Test
  void fewerColumnsAreRefusedWhereTheyMayNot() {
    String message = refused(text("step,mean_se", "3,1.0"));
    String lacking = "row.csv: lacks the columns [seed, kind, label, theta_c_over_d, mean, low";
    assertTrue(message.startsWith(lacking), message);
    assertTrue(message.contains("its columns are [step, mean_se], they must be ["), message);
  }

  @Test
  void aTornTableIsRefusedWhereverItIsTorn() {
    String whole = text(HEADER, CELLS);
    for (int end = 0; end < whole.length(); end++) {
      if (end != HEADER.length() + 1) { // A table without rows is none the less whole.
        String message = refused(whole.substring(0, end));
        assertTrue(message.startsWith("row.csv: its end is missing"), message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3, | x, | step is \"x\"",
        "5000000000 | 5e9 | seed is \"5e9\"",
        "two-words | TWO_WORDS | kind is \"TWO_WORDS\"",
        "a,,1 | a,x,1 | train_loss is \"x\"",
        "1.0E-10 | '' | theta_c_over_d is \"\"",
        "NaN | none | mean_se is \"none\"",
        "-1,Infinity | 2,1.0 | 2 is above 1.0",
        "-1, | '' | another number of cells, 10",
      })
  void aMalformedCellIsRefusedWithFileLineAndColumn(String cell, String by, String why) {
    String message = refused(text(HEADER, CELLS, CELLS.replaceFirst(cell, by)));
    assertTrue(message.startsWith("row.csv:3: not a row of this table: "), message);
    assertTrue(message.contains(why), message);
  }

  @ParameterizedTest
  @CsvSource({"'step,step'", "'\"step'", "''"})
  void whatIsNoTableIsRefused(String text) {
    assertTrue(refused(text + "\n").startsWith("row.csv: "), text);
  }

  @Test
  void aTableThatIsNoTextIsRefused(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("loss.csv"), new byte[] {'s', (byte) 0xff, '\n'});
    StoreException thrown = assertThrows(StoreException.class, () -> Tables.LOSSES.read(directory));
    assertTrue(thrown.toString().contains("loss.csv: not as it was written"), thrown.toString());
  }

  private record Grown(@Column("") MetricsRow row, @Column(addedLater = true) Mean collapse) {}

  @Test
  void aMetricThatIsAddedLeavesOldRunsReadableAndNewOnesToOldVersions() {
    Table<Grown> grown = Table.of("metrics.csv", Grown.class);
    MetricsRow row = TestCheckpoints.row(100, 1);
    Grown old = grown.parse("metrics.csv", Tables.METRICS.text(List.of(row))).get(0);
    assertEquals(new Grown(row, new Mean(Double.NaN, Double.NaN)), old);
    String text = grown.text(List.of(new Grown(row, new Mean(1, 0.1))));
    assertTrue(text.contains(",step_size_bound,collapse,collapse_se\n"), text);
    assertEquals(List.of(row), Tables.METRICS.parse("metrics.csv", text));
  }

  private record Nested(List<Integer> list) {}

  private record Twice(@Column("a") int one, @Column("a") int other) {}

  private record Later(@Column(addedLater = true) int count) {}

  @Test
  void recordsThatCannotBeRowsAreRefused() {
    for (Class<? extends Record> row : List.of(Nested.class, Twice.class, Later.class)) {
      assertThrows(IllegalArgumentException.class, () -> Table.of("row.csv", row));
    }
  }
}
