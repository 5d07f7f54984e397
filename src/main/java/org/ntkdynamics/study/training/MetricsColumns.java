package org.ntkdynamics.study.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.store.MetricsRow;

/** The columns of the tables of kernel steps, beside the step. */
final class MetricsColumns {
  private static final List<Group> GROUPS =
      List.of(
          group(
              "Loss",
              optional("train", row -> row.evaluation().trainLoss()),
              optional("test", row -> row.evaluation().testLoss())),
          group(
              "Accuracy",
              new Column("train", row -> Numbers.percent(row.evaluation().trainAccuracy())),
              new Column("test", row -> Numbers.percent(row.evaluation().testAccuracy()))),
          group(
              "Means of the kernel",
              number("Θd", row -> row.kernel().labelAwareness().thetaD()),
              number("Θc", row -> row.kernel().labelAwareness().thetaC()),
              number("Θn", row -> row.kernel().labelAwareness().thetaN()),
              number(
                  "Θc with diagonal", row -> row.kernel().labelAwareness().thetaCWithDiagonal())),
          group(
              "Label-awareness",
              number("Θc/Θd", row -> row.kernel().labelAwareness().thetaCOverD()),
              number("Θn/Θd", row -> row.kernel().labelAwareness().thetaNOverD())),
          group(
              "Standard deviation",
              number("within", row -> row.kernel().labelAwareness().thetaCStd()),
              number("between", row -> row.kernel().labelAwareness().thetaNStd())),
          group(
              "Alignment",
              number("plain", row -> row.kernel().alignment()),
              number("centred", row -> row.kernel().centredAlignment())),
          group(
              "Change of the kernel",
              number("distance", row -> row.kernel().drift().distance()),
              number("velocity", row -> row.kernel().drift().velocity()),
              number("from step 0", row -> row.kernel().drift().relativeChange()),
              number("diagonal", row -> row.kernel().drift().diagonalChange())),
          group(
              "Spectrum",
              number("λmax", row -> row.kernel().spectrum().lambdaMax()),
              number("effective rank", row -> row.kernel().spectrum().effectiveRank()),
              number("label energy", row -> row.kernel().spectrum().labelEnergy()),
              number("step-size bound", row -> row.kernel().spectrum().stepSizeBound())));

  private MetricsColumns() {}

  /** Columns under one heading; public for the template. */
  public record Group(String heading, List<Column> columns) {}

  /** A column and how its cells are read; public for the template. */
  public record Column(String name, Function<MetricsRow, String> cell) {

    /** The name with its symbols set. */
    public TemplateHTMLOutputModel heading() {
      return Notation.html(name);
    }
  }

  static List<Group> groups() {
    return GROUPS;
  }

  /** The names of all columns, each after that of its group. */
  static List<String> names() {
    return GROUPS.stream()
        .flatMap(
            group -> group.columns().stream().map(column -> group.heading() + ", " + column.name()))
        .toList();
  }

  static LabelAwarenessPage.TableRow row(MetricsRow row) {
    List<String> cells =
        GROUPS.stream()
            .flatMap(group -> group.columns().stream())
            .map(column -> column.cell().apply(row))
            .toList();
    return new LabelAwarenessPage.TableRow(Numbers.count(row.step()), cells);
  }

  private static Group group(String heading, Column... columns) {
    return new Group(heading, List.of(columns));
  }

  private static Column number(String name, Function<MetricsRow, Double> value) {
    return new Column(name, row -> Numbers.readable(value.apply(row)));
  }

  private static Column optional(String name, Function<MetricsRow, OptionalDouble> value) {
    return new Column(name, row -> Numbers.readable(value.apply(row)));
  }
}
