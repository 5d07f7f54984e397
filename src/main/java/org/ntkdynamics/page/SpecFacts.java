package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.KernelSpec;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.ModelRow;

/** What a spec asks for, in sentences. */
public final class SpecFacts {
  private final TrainingExperiment config;
  private final List<ModelRow> models;

  public SpecFacts(TrainingExperiment config) {
    this(config, List.of());
  }

  /**
   * @param models the networks of a user's own that the run trains
   */
  public SpecFacts(TrainingExperiment config, List<ModelRow> models) {
    this.config = config;
    this.models = List.copyOf(models);
  }

  public List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    if (config.network().isModel()) {
      facts.addAll(ModelFacts.list(config.network(), models));
    } else {
      facts.add(fact("Network", network(config.network())));
      facts.add(fact("Initialisation", initialisation(config.network())));
    }
    if (!config.network().outputScale().equals(List.of(Defaults.OUTPUT_SCALE))) {
      facts.add(fact("Lazy training", scale(config.network())));
    }
    facts.add(fact("Data", data(config.data())));
    facts.add(fact("Training", training(config.training())));
    facts.add(fact("Arithmetic", arithmetic()));
    facts.add(fact("Kernel", kernel(config.kernel())));
    facts.add(fact("Kernel steps", joined(config.kernel().steps())));
    facts.add(fact("Master seed", joined(config.seed())));
    return facts;
  }

  public static Page.Fact fact(String term, String value) {
    return new Page.Fact(Notation.html(term), Notation.html(value));
  }

  public static String network(NetworkSpec network) {
    String layers = joined(network.hiddenLayers());
    String width =
        network.width().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return String.format(
        Locale.ROOT,
        "fully connected, %s; %s hidden layers of width %s, then a linear layer with %s",
        network.activation().label(),
        layers,
        width,
        plural(network.outputs(), "output"));
  }

  public static String initialisation(NetworkSpec network) {
    String phases =
        network.sigmaW2().stream()
            .map(value -> network.activation().hasPhase() ? value + phase(value) : "" + value)
            .collect(Collectors.joining(", "));
    String parametrization = network.parametrization() == Parametrization.NTK ? "NTK" : "standard";
    return String.format(
        Locale.ROOT,
        "σw² = %s; σb² = %s; %s parametrisation%s",
        phases,
        Numbers.brief(network.sigmaB2()),
        parametrization,
        network.activation().hasPhase()
            ? ""
            : "; the phase is computed for ReLU networks only, and none is named here");
  }

  private static String phase(double sigmaW2) {
    return " (" + Phase.of(sigmaW2).label() + ")";
  }

  private static String scale(NetworkSpec network) {
    return "f̃ = αf with α = "
        + joined(network.outputScale())
        + "; the loss is that of f̃ divided by α², the kernel that of f̃";
  }

  public static String data(DataSpec data) {
    String name =
        data.dataset() instanceof DatasetRef.Named named
            ? named.name().toUpperCase(Locale.ROOT)
            : data.dataset().source();
    String test =
        data.testSize() == 0 ? "no test set" : Numbers.count(data.testSize()) + " for testing";
    return String.format(
        Locale.ROOT,
        "%s, %s samples for training, %s%s",
        name,
        Numbers.count(data.trainSize()),
        test,
        scaling(data.scaling()));
  }

  /** Pixels divided by 255 are what every page means if it says nothing. */
  private static String scaling(Scaling scaling) {
    return switch (scaling) {
      case UNIT -> "";
      case NONE -> "; values as they stand";
      case STANDARDISED ->
          "; each feature less its mean over the training samples, divided by its"
              + " standard deviation";
    };
  }

  public static String training(TrainingSpec training) {
    BatchSize batch = training.batchSize();
    String batches =
        batch.isFull() ? "full batch" : "mini-batches of " + Numbers.count(batch.samples());
    return String.format(
        Locale.ROOT,
        "%s, learning rate %s, %s, %s; loss: %s",
        training.optimizer() == Optimizer.ADAM ? adam(training) : "gradient descent",
        Numbers.brief(training.learningRate()),
        batches,
        plural(training.steps(), "step"),
        loss(training.loss()));
  }

  private static String adam(TrainingSpec training) {
    boolean textbook = training.epsilonForm() == EpsilonForm.TEXTBOOK;
    return String.format(
        Locale.ROOT,
        "Adam (β1 = %s, β2 = %s, ε = %s, added to %s)",
        training.beta1(),
        training.beta2(),
        Numbers.brief(training.epsilon()),
        textbook ? "√v̂ as in the textbook" : "√v as in DL4J");
  }

  private static String loss(Loss loss) {
    return loss == Loss.MSE
        ? "mean over samples of ½‖f − y‖²"
        : loss.toString().toLowerCase(Locale.ROOT);
  }

  private String arithmetic() {
    TrainingSpec training = config.training();
    return String.format(
        Locale.ROOT,
        "training in %s by the %s engine (micro-batches of %d in %s); kernel in %s",
        precision(training.precision()),
        engines(),
        training.microBatch(),
        plural(training.lanes(), "lane"),
        precision(config.kernel().precision()));
  }

  /** Of networks of a user's own not the spec alone decides. */
  private String engines() {
    if (models.isEmpty()) {
      return config.training().engine() == Engine.DL4J ? "DL4J" : "fused";
    }
    return models.stream()
        .map(ModelFacts::engine)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and the "));
  }

  public static String precision(Precision precision) {
    return precision == Precision.FLOAT ? "single precision" : "double precision";
  }

  private static String kernel(KernelSpec kernel) {
    String beside =
        switch (kernel.reduction()) {
          case TRACE -> "";
          case PER_OUTPUT -> "; the kernels of single outputs are stored too";
          case FULL -> "; every block between outputs is stored too";
        };
    return String.format(
        Locale.ROOT,
        "empirical NTK, summed over the outputs, on %s a class%s",
        plural(kernel.samplesPerClass(), "training sample"),
        beside);
  }

  public static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  public static String plural(int count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
