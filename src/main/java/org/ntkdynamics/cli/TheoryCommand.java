package org.ntkdynamics.cli;

import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.theory.ScaledNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Closed forms and exact moments from the shell. */
@Command(
    name = "theory",
    description = "Closed forms and exact moments of the NTK at initialisation.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "QUESTION",
    subcommands = {
      TheoryMoments.class,
      TheoryDispersion.class,
      TheoryRatio.class,
      TheoryInfiniteWidth.class
    })
final class TheoryCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Created by picocli, which injects {@code spec}. */
  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  TheoryCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a question is missing: moments, dispersion, ratio or infinite-width");
  }

  /**
   * Answers a question.
   *
   * @throws SpecException if theory refuses an argument
   */
  static int answer(Callable<Integer> answer) throws Exception {
    try {
      return answer.call();
    } catch (IllegalArgumentException e) {
      throw new SpecException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A number as JSON has it, which knows no bounds. */
  static BigDecimal json(ScaledNumber value) {
    return new BigDecimal(value.toString());
  }
}
