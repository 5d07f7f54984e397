package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.KernelSpec;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.ModelRow;

/** What a spec asks for, in sentences. */
public final class SpecFacts {
  private static final Prose PROSE = Prose.of(SpecFacts.class, "spec.prose.ftl");

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
      facts.add(Page.Fact.of("Network", network(config.network())));
      facts.add(Page.Fact.of("Initialisation", initialisation(config.network())));
    }
    if (!config.network().outputScale().equals(List.of(Defaults.OUTPUT_SCALE))) {
      facts.add(Page.Fact.of("Lazy training", lazy(config.network())));
    }
    facts.add(Page.Fact.of("Data", data(config.data())));
    facts.add(Page.Fact.of("Training", training(config.training())));
    facts.add(Page.Fact.of("Arithmetic", arithmetic()));
    facts.add(Page.Fact.of("Kernel", kernel(config.kernel())));
    facts.add(Page.Fact.of("Kernel steps", Words.commas(config.kernel().steps())));
    facts.add(Page.Fact.of("Master seed", Words.commas(config.seed())));
    return facts;
  }

  public static String network(NetworkSpec network) {
    return PROSE.say(
        "network",
        Map.of(
            "activation", network.activation().label(),
            "layers", Words.commas(network.hiddenLayers()),
            "width",
                network.width().stream().map(String::valueOf).collect(Collectors.joining(" or ")),
            "outputs", Words.plural(network.outputs(), "output")));
  }

  public static String initialisation(NetworkSpec network) {
    boolean phases = network.activation().hasPhase();
    return PROSE.say(
        "initialisation",
        Map.of(
            "variances",
            network.sigmaW2().stream()
                .map(value -> phases ? value + phase(value) : "" + value)
                .collect(Collectors.joining(", ")),
            "sigmaB2",
            Numbers.brief(network.sigmaB2()),
            "ntk",
            network.parametrization() == Parametrization.NTK,
            "phases",
            phases));
  }

  private static String phase(double sigmaW2) {
    return " (" + Phase.of(sigmaW2).label() + ")";
  }

  private static String lazy(NetworkSpec network) {
    return PROSE.say("lazy", Map.of("alpha", Words.commas(network.outputScale())));
  }

  public static String data(DataSpec data) {
    String name =
        data.dataset() instanceof DatasetRef.Named named
            ? named.name().toUpperCase(Locale.ROOT)
            : data.dataset().source();
    return PROSE.say(
        "data",
        Map.of(
            "name",
            name,
            "train",
            Numbers.count(data.trainSize()),
            "test",
            data.testSize() == 0 ? "" : Numbers.count(data.testSize()),
            "scaling",
            data.scaling().name()));
  }

  public static String training(TrainingSpec training) {
    BatchSize batch = training.batchSize();
    Map<String, Object> about = new HashMap<>();
    about.put("rate", Numbers.brief(training.learningRate()));
    about.put("batch", batch.isFull() ? "" : Numbers.count(batch.samples()));
    about.put("steps", Words.plural(training.steps(), "step"));
    about.put("loss", training.loss().name());
    if (training.optimizer() == Optimizer.ADAM) {
      about.put("adam", adam(training));
    }
    return PROSE.say("training", about);
  }

  private static Map<String, String> adam(TrainingSpec training) {
    return Map.of(
        "beta1", Double.toString(training.beta1()),
        "beta2", Double.toString(training.beta2()),
        "epsilon", Numbers.brief(training.epsilon()),
        "form", training.epsilonForm().name());
  }

  private String arithmetic() {
    TrainingSpec training = config.training();
    return PROSE.say(
        "arithmetic",
        Map.of(
            "trainedIn", precision(training.precision()),
            "engines", engines(),
            "microBatch", training.microBatch(),
            "lanes", Words.plural(training.lanes(), "lane"),
            "kernelIn", precision(config.kernel().precision())));
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
    return PROSE.say(
        "kernel",
        Map.of(
            "samples", Words.plural(kernel.samplesPerClass(), "training sample"),
            "reduction", kernel.reduction().name()));
  }
}
