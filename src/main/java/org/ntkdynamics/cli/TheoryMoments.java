package org.ntkdynamics.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "moments",
    description =
        "The exact moments of Θ(x,x) at these very widths, and what Theorem 3.2 says of them.",
    mixinStandardHelpOptions = true)
final class TheoryMoments implements Callable<Integer> {
  @Mixin private TheoryNetwork network;

  @Option(
      names = "--norm2",
      paramLabel = "VALUE",
      defaultValue = "1",
      description = "The squared norm of the input. Default: ${DEFAULT-VALUE}.")
  private double normSquared;

  @Option(
      names = "--parametrization",
      paramLabel = "NAME",
      defaultValue = "STANDARD",
      completionCandidates = Candidates.Parametrizations.class,
      description = "standard or ntk. Default: standard.")
  private KernelScaling scaling;

  @Mixin private Output output;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TheoryMoments() {}

  @Override
  public Integer call() throws Exception {
    return TheoryCommand.answer(this::answer);
  }

  private int answer() {
    Widths widths = network.widths();
    NtkMoments moments = ExactMoments.of(widths, network.sigmaW2(), normSquared, scaling, 4);
    Theorem32 theorem = scaling == KernelScaling.STANDARD ? theorem(widths) : null;
    Part weights = Part.of(moments.joint(1, 0), moments.joint(2, 0), moments.weightsDispersion());
    Part biases = Part.of(moments.joint(0, 1), moments.joint(0, 2), moments.biasDispersion());
    Answer answer =
        new Answer(
            network.list(),
            network.sigmaW2(),
            normSquared,
            scaling.name().toLowerCase(Locale.ROOT),
            TheoryCommand.json(moments.mean()),
            TheoryCommand.json(moments.secondMoment()),
            moments.dispersion(),
            weights,
            biases,
            ExactMoments.deadProbability(widths),
            theorem);
    output.result(answer, text(moments, theorem));
    return ExitCode.DONE;
  }

  private Theorem32 theorem(Widths widths) {
    return new Theorem32(
        theorem(TheoremForm.AS_PRINTED, widths),
        theorem(TheoremForm.FACTOR_TWO, widths),
        theorem(TheoremForm.CORRECTED, widths));
  }

  private double theorem(TheoremForm form, Widths widths) {
    return SkMoments.of(form, widths, network.sigmaW2(), normSquared).dispersion();
  }

  private String text(NtkMoments moments, @Nullable Theorem32 theorem) {
    TextTable parts = new TextTable("exact", "mean", "second moment", "dispersion");
    row(parts, "full kernel Θ", moments.mean(), moments.secondMoment(), moments.dispersion());
    row(parts, "weights", moments.joint(1, 0), moments.joint(2, 0), moments.weightsDispersion());
    row(parts, "biases", moments.joint(0, 1), moments.joint(0, 2), moments.biasDispersion());
    String newLine = System.lineSeparator();
    String heading =
        String.format(
            Locale.ROOT,
            "Θ(x,x) of %s, σw² = %s, ‖x‖² = %s, %s parametrisation, trainable biases that are 0",
            network.text(),
            TextTable.cell(network.sigmaW2()),
            TextTable.cell(normSquared),
            scaling == KernelScaling.NTK ? "NTK" : "standard");
    String text = heading + newLine + newLine + parts;
    if (theorem == null) {
      return text;
    }
    TextTable forms =
        new TextTable("dispersion by Theorem 3.2", "")
            .row("as printed", TextTable.cell(theorem.asPrinted()))
            .row("with the factor 2", TextTable.cell(theorem.factorTwo()))
            .row("corrected", TextTable.cell(theorem.corrected()));
    return text + newLine + newLine + forms;
  }

  private static void row(
      TextTable table, String label, ScaledNumber mean, ScaledNumber second, double dispersion) {
    table.row(label, TextTable.cell(mean), TextTable.cell(second), TextTable.cell(dispersion));
  }

  /** What {@code --json} prints. */
  private record Answer(
      List<Integer> widths,
      double sigmaW2,
      double normSquared,
      String parametrization,
      BigDecimal mean,
      BigDecimal secondMoment,
      double dispersion,
      Part weights,
      Part biases,
      double deadProbability,
      @Nullable Theorem32 theorem32Dispersion) {}

  /** The moments of one part of the kernel. */
  private record Part(BigDecimal mean, BigDecimal secondMoment, double dispersion) {
    static Part of(ScaledNumber mean, ScaledNumber second, double dispersion) {
      return new Part(TheoryCommand.json(mean), TheoryCommand.json(second), dispersion);
    }
  }

  /** The dispersion by each form of the theorem. */
  private record Theorem32(double asPrinted, double factorTwo, double corrected) {}
}
