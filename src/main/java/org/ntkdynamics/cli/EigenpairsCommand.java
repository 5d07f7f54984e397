package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.study.KernelEigenpairs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "eigenpairs",
    description = "The largest eigenvalues of a kernel of any size, which stays in its file.",
    mixinStandardHelpOptions = true)
final class EigenpairsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "KERNEL", description = "A .npy file of a symmetric float64 matrix.")
  private Path kernel;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int top;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A .npy file to write the eigenvectors to, shape [K, N].")
  private @Nullable Path out;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  EigenpairsCommand() {}

  @Override
  public Integer call() {
    if (top < 1 || top > 1000) {
      throw new ParameterException(spec.commandLine(), "--top: " + top + ": must be of 1 to 1000");
    }
    KernelEigenpairs.Result result = KernelEigenpairs.of(kernel, top, out);
    output.result(result, text(result));
    return ExitCode.DONE;
  }

  private static String text(KernelEigenpairs.Result result) {
    StringBuilder text = new StringBuilder("rank  eigenvalue  residual");
    for (int rank = 0; rank < result.eigenvalues().size(); rank++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%4d  %.10g  %.1e",
              rank + 1,
              result.eigenvalues().get(rank),
              result.residuals().get(rank)));
    }
    return text.toString();
  }
}
