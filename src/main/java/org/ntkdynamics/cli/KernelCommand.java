package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.study.KernelFunction;
import org.ntkdynamics.study.ModelKernel;
import org.ntkdynamics.study.TiledKernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "kernel",
    description = "Compute the NTK of a stored DL4J network on images, as many of each class.",
    mixinStandardHelpOptions = true)
final class KernelCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MODEL",
      description = "A file that MultiLayerNetwork.load reads, such as a checkpoint of a run.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      completionCandidates = Candidates.DatasetNames.class,
      description =
          "${DEFAULT-VALUE}, or IMAGES,LABELS: two IDX files, or what data.dataset of a spec may be,"
              + " such as '{csv: my.csv, label: class}'. Default: ${DEFAULT-VALUE}.",
      defaultValue = Defaults.DATASET)
  private String data;

  @Option(
      names = "--scaling",
      paramLabel = "NAME",
      completionCandidates = Candidates.Scalings.class,
      description =
          "What is done to the values: unit (x/255), none, or standardised by all training samples."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = "unit")
  private Scaling scaling;

  @Option(
      names = "--samples-per-class",
      paramLabel = "N",
      description = "How many images of each class. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int samplesPerClass;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "The master seed they are drawn from. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0")
  private long seed;

  @Option(
      names = "--reduction",
      paramLabel = "REDUCTION",
      description = "trace, perOutput or full. Default: ${DEFAULT-VALUE}.",
      converter = ReductionName.class,
      completionCandidates = Candidates.Reductions.class,
      defaultValue = "trace")
  private Reduction reduction;

  @Option(
      names = "--parametrization",
      paramLabel = "NAME",
      completionCandidates = Candidates.Parametrizations.class,
      description =
          "By which parameters gradients are taken: standard (W) or ntk (W over σw/√n). Default: as"
              + " trained if MODEL is a checkpoint of a run, else standard.")
  private @Nullable Parametrization parametrization;

  @Option(
      names = "--sigma-w2",
      paramLabel = "VALUE",
      description = "The weight variance σw² of --parametrization ntk. Default: the checkpoint's.")
  private @Nullable Double sigmaW2;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      arity = "0..1",
      fallbackValue = "4g",
      converter = MemorySize.class,
      description =
          "Write the trace kernel to its file a tile at a time and use no more memory than about"
              + " this, such as 800m or 4g. A run that was killed goes on with the same command."
              + " Without a SIZE: ${FALLBACK-VALUE}.")
  private @Nullable Long memory;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description =
          "The arithmetic of --memory, float or double; the file is double. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "double")
  private Precision precision;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The .npy file to write; beside it the samples, as NAME.subsample.csv.")
  private Path out;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  KernelCommand() {}

  @Override
  public Integer call() {
    if (samplesPerClass < 1) {
      throw new ParameterException(
          spec.commandLine(), "--samples-per-class: " + samplesPerClass + ": must be at least 1");
    }
    if (sigmaW2 != null && !(sigmaW2 > 0 && sigmaW2 < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          spec.commandLine(), "--sigma-w2: " + sigmaW2 + ": must be a number above 0");
    }
    ModelKernel.Request request =
        new ModelKernel.Request(
            model, dataset(), scaling, samplesPerClass, seed, reduction, parametrization, sigmaW2);
    if (memory != null) {
      TiledKernel.Result tiled =
          TiledKernel.write(
              request, out, TiledKernel.Tiling.within(memory, precision), new TileLines(output));
      output.result(tiled, text(tiled));
      return ExitCode.DONE;
    }
    if (precision != Precision.DOUBLE) {
      throw new ParameterException(
          spec.commandLine(), "--precision: float goes with --memory alone");
    }
    ModelKernel.Result result = ModelKernel.write(request, out);
    output.result(result, text(result));
    return ExitCode.DONE;
  }

  private DatasetRef dataset() {
    if (data.equals(Defaults.DATASET)) {
      return new DatasetRef.Named(data);
    }
    if (data.startsWith("{")) {
      return SpecReader.dataset("--data", data, Path.of(""));
    }
    String[] files = data.split(",", -1);
    if (files.length != 2) {
      throw new ParameterException(
          spec.commandLine(),
          "--data: " + data + ": must be " + Defaults.DATASET + " or IMAGES,LABELS");
    }
    return DatasetRef.of(Map.of("images", files[0], "labels", files[1]));
  }

  /** Reductions by the names that specs have for them. */
  private static final class ReductionName implements ITypeConverter<Reduction> {
    @Override
    public Reduction convert(String name) {
      return Arrays.stream(Reduction.values())
          .filter(reduction -> reduction.name().replace("_", "").equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException(name + ": must be trace, perOutput or full"));
    }
  }

  /** A number of bytes, such as {@code 4g}. */
  private static final class MemorySize implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})([mMgG])");

    @Override
    public Long convert(String text) {
      Matcher matcher = SIZE.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(text + ": must be a size such as 800m or 4g");
      }
      int shift = matcher.group(2).equalsIgnoreCase("g") ? 30 : 20;
      return Long.parseLong(matcher.group(1)) << shift;
    }
  }

  /** A line a tile, unless all is to be quiet. */
  private record TileLines(Output output) implements TiledKernel.Watcher {
    @Override
    public void tileFinished(int finished, int tiles, double secondsLeft) {
      if (!output.isQuiet()) {
        output
            .err()
            .printf(
                Locale.ROOT,
                "tile %d of %d, about %.1f min left%n",
                finished,
                tiles,
                secondsLeft / 60);
        output.err().flush();
      }
    }

    @Override
    public void warned(String message) {
      output.err().println("ntk: " + message);
    }
  }

  private static String text(TiledKernel.Result result) {
    return String.format(
        Locale.ROOT,
        "%s  %s, %d tile%s of %d rows in %.1f s, %.3g GFLOP/s%n%s",
        result.kernel(),
        result.shape(),
        result.tiles(),
        result.tiles() == 1 ? "" : "s",
        result.tileRows(),
        result.seconds(),
        result.gigaflops(),
        text(result.function()));
  }

  private static String text(ModelKernel.Result result) {
    String file =
        result.kernel()
            + "  "
            + result.shape()
            + ", "
            + result.method()
            + System.lineSeparator()
            + text(result.function());
    LabelAwareness awareness = result.labelAwareness();
    return awareness == null ? file : file + System.lineSeparator() + text(awareness);
  }

  private static String text(KernelFunction function) {
    String scaled =
        function.outputScale() == 1
            ? "f, " + function.output()
            : "αf, α = " + function.outputScale() + ", f " + function.output();
    String by =
        function.sigmaW2() == null
            ? "standard parametrisation"
            : "NTK parametrisation, σw² = " + function.sigmaW2();
    String source =
        switch (function.source()) {
          case "checkpoint" -> ", as it was trained";
          case "request" -> "";
          default -> ", as MODEL does not say how it was trained; see --parametrization";
        };
    return "kernel of " + scaled + "; " + by + source;
  }

  private static String text(LabelAwareness awareness) {
    return String.format(
        Locale.ROOT,
        "Θd %.6g  Θc/Θd %.4f  Θn/Θd %.4f",
        awareness.thetaD(),
        awareness.thetaCOverD(),
        awareness.thetaNOverD());
  }
}
