package org.ntkdynamics.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "dispersion",
    description =
        "The limit of the dispersion E[Θ²]/E²[Θ] for L, M → ∞ with L/M → λ (Theorem 3.1), as"
            + " printed and corrected; with --width the exact value at that width too.",
    mixinStandardHelpOptions = true)
final class TheoryDispersion implements Callable<Integer> {
  @Option(
      names = "--lambda",
      paramLabel = "LIST",
      required = true,
      split = ",",
      description = "Depth-to-width ratios λ = L/M.")
  private List<Double> lambdas;

  @Option(
      names = "--sigma-w2",
      paramLabel = "VALUE",
      required = true,
      description = "The weight variance σw²; 2 is the edge of chaos.")
  private double sigmaW2;

  @Option(
      names = "--alpha0",
      paramLabel = "VALUE",
      defaultValue = "1",
      description = "n₀/M. Default: ${DEFAULT-VALUE}.")
  private double alpha0;

  @Option(
      names = "--width",
      paramLabel = "M",
      description = "A hidden width, for the exact value at L = λM.")
  private @Nullable Integer width;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TheoryDispersion() {}

  @Override
  public Integer call() throws Exception {
    return TheoryCommand.answer(this::answer);
  }

  private int answer() {
    List<Row> rows = new ArrayList<>();
    for (double lambda : lambdas) {
      rows.add(row(lambda));
    }
    String phase = Phase.of(sigmaW2).label();
    output.result(new Answer(sigmaW2, alpha0, phase, width, rows), text(phase, rows));
    return ExitCode.DONE;
  }

  private Row row(double lambda) {
    double printed = DispersionLimit.of(TheoremForm.AS_PRINTED, sigmaW2, lambda, alpha0);
    double corrected = DispersionLimit.of(TheoremForm.CORRECTED, sigmaW2, lambda, alpha0);
    if (width == null) {
      return new Row(lambda, printed, corrected, null, null);
    }
    Require.atLeast(1, "--width", width);
    int depth = (int) Math.max(1, Math.round(lambda * width));
    int input = (int) Math.max(1, Math.round(alpha0 * width));
    Widths widths = Widths.constant(input, width, depth);
    return new Row(
        lambda, printed, corrected, depth, ExactMoments.of(widths, sigmaW2).dispersion());
  }

  private String text(String phase, List<Row> rows) {
    String heading =
        "E[Θ²]/E²[Θ] at σw² = "
            + TextTable.cell(sigmaW2)
            + " ("
            + phase
            + "), α₀ = "
            + TextTable.cell(alpha0);
    TextTable table =
        width == null
            ? new TextTable("λ", "limit as printed", "limit corrected")
            : new TextTable("λ", "limit as printed", "limit corrected", "L", "exact, M = " + width);
    for (Row row : rows) {
      String lambda = TextTable.cell(row.lambda());
      String printed = TextTable.cell(row.limitAsPrinted());
      String corrected = TextTable.cell(row.limitCorrected());
      if (row.depth() == null || row.exact() == null) {
        table.row(lambda, printed, corrected);
      } else {
        table.row(lambda, printed, corrected, row.depth().toString(), TextTable.cell(row.exact()));
      }
    }
    return heading + System.lineSeparator() + System.lineSeparator() + table;
  }

  /** What {@code --json} prints. */
  private record Answer(
      double sigmaW2, double alpha0, String phase, @Nullable Integer width, List<Row> rows) {}

  /** One depth-to-width ratio; depth and exact value are null without a width. */
  private record Row(
      double lambda,
      double limitAsPrinted,
      double limitCorrected,
      @Nullable Integer depth,
      @Nullable Double exact) {}
}
