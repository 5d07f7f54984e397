package org.ntkdynamics.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.Widths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ratio",
    description =
        "E[Θ(x,x̃)]/E[Θ(x,x)]: bound (18), a lower bound in the ordered phase, and the leading"
            + " order in the widths. In the limit of infinite depth and width it lies in [1/4, 1].",
    mixinStandardHelpOptions = true)
final class TheoryRatio implements Callable<Integer> {
  @Mixin private TheoryNetwork network;

  @Option(
      names = "--cosine",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "0.1,0.3,0.5,0.7,0.9",
      description = "Cosines <x,x̃> of the inputs. Default: ${DEFAULT-VALUE}.")
  private List<Double> cosines;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TheoryRatio() {}

  @Override
  public Integer call() throws Exception {
    return TheoryCommand.answer(this::answer);
  }

  private int answer() {
    Widths widths = network.widths();
    double sigmaW2 = network.sigmaW2();
    List<Row> rows =
        cosines.stream()
            .map(
                cosine ->
                    new Row(
                        cosine,
                        OffDiagonal.orderedPhaseBound(sigmaW2, widths.depth(), cosine),
                        OffDiagonal.leadingOrderRatio(widths, sigmaW2, 1, cosine)))
            .toList();
    String phase = Phase.of(sigmaW2).label();
    TextTable table = new TextTable("<x,x̃>", "bound (18)", "leading order");
    for (Row row : rows) {
      table.row(
          TextTable.cell(row.cosine()),
          TextTable.cell(row.bound18()),
          TextTable.cell(row.leadingOrder()));
    }
    String heading =
        "E[Θ(x,x̃)]/E[Θ(x,x)] of "
            + network.text()
            + ", σw² = "
            + TextTable.cell(sigmaW2)
            + " ("
            + phase
            + ")";
    output.result(
        new Answer(network.list(), sigmaW2, phase, rows),
        heading + System.lineSeparator() + System.lineSeparator() + table);
    return ExitCode.DONE;
  }

  /** What {@code --json} prints. */
  private record Answer(List<Integer> widths, double sigmaW2, String phase, List<Row> rows) {}

  /** One angle. */
  private record Row(double cosine, double bound18, double leadingOrder) {}
}
