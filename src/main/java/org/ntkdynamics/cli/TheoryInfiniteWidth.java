package org.ntkdynamics.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ntkdynamics.theory.InfiniteWidthKernel;
import org.ntkdynamics.theory.InfiniteWidthKernel.Inputs;
import org.ntkdynamics.theory.InfiniteWidthKernel.Setting;
import org.ntkdynamics.theory.InfiniteWidthKernel.Value;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "infinite-width",
    description =
        "The NNGP and the NTK of infinitely wide ReLU networks for two inputs of norm 1. In the"
            + " standard parametrisation the NTK grows with the widths and takes them as given.",
    mixinStandardHelpOptions = true)
final class TheoryInfiniteWidth implements Callable<Integer> {
  @Mixin private TheoryNetwork network;

  @Option(
      names = "--sigma-b2",
      paramLabel = "VALUE",
      defaultValue = "0",
      description = "The bias variance σb². Default: ${DEFAULT-VALUE}.")
  private double sigmaB2;

  @Option(names = "--no-biases", description = "A network without biases.")
  private boolean withoutBiases;

  @Option(
      names = "--parametrization",
      paramLabel = "NAME",
      defaultValue = "STANDARD",
      completionCandidates = Candidates.Parametrizations.class,
      description = "standard or ntk. Default: standard.")
  private KernelScaling scaling;

  @Option(
      names = "--cosine",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "1.0,0.9,0.5,0.0",
      description = "Cosines <x,x̃> of the inputs. Default: ${DEFAULT-VALUE}.")
  private List<Double> cosines;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TheoryInfiniteWidth() {}

  @Override
  public Integer call() throws Exception {
    return TheoryCommand.answer(this::answer);
  }

  private int answer() {
    Widths widths = network.widths();
    Setting setting = new Setting(network.sigmaW2(), sigmaB2, !withoutBiases, scaling);
    Value diagonal = InfiniteWidthKernel.of(widths, setting, Inputs.ofUnitNorm(1));
    TextTable table = new TextTable("<x,x̃>", "NNGP", "NTK", "NTK / NTK at 1");
    List<Row> rows = new ArrayList<>();
    for (double cosine : cosines) {
      Value value = InfiniteWidthKernel.of(widths, setting, Inputs.ofUnitNorm(cosine));
      double ratio = value.ntk().dividedBy(diagonal.ntk()).toDouble();
      rows.add(
          new Row(
              cosine, TheoryCommand.json(value.nngp()), TheoryCommand.json(value.ntk()), ratio));
      table.row(
          TextTable.cell(cosine),
          TextTable.cell(value.nngp()),
          TextTable.cell(value.ntk()),
          TextTable.cell(ratio));
    }
    String name = scaling.name().toLowerCase(Locale.ROOT);
    output.result(
        new Answer(network.list(), network.sigmaW2(), sigmaB2, !withoutBiases, name, rows),
        heading() + System.lineSeparator() + System.lineSeparator() + table);
    return ExitCode.DONE;
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "Infinite width, depth of %s, σw² = %s, σb² = %s, %s, %s parametrisation",
        network.text(),
        TextTable.cell(network.sigmaW2()),
        TextTable.cell(sigmaB2),
        withoutBiases ? "no biases" : "trainable biases",
        scaling == KernelScaling.NTK ? "NTK" : "standard");
  }

  /** What {@code --json} prints. */
  private record Answer(
      List<Integer> widths,
      double sigmaW2,
      double sigmaB2,
      boolean biases,
      String parametrization,
      List<Row> rows) {}

  /** One angle. */
  private record Row(double cosine, BigDecimal nngp, BigDecimal ntk, double ntkRatio) {}
}
