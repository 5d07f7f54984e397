package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.DepthGrid;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Shape;

/** What the spec of an ensemble experiment asks for, in sentences. */
public final class EnsembleFacts {
  private EnsembleFacts() {}

  public static List<Page.Fact> list(
      EnsembleNetworkSpec network, EnsembleSpec ensemble, List<Long> seeds) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(SpecFacts.fact("Network", network(network)));
    facts.add(SpecFacts.fact("Initialisation", initialisation(network)));
    facts.add(SpecFacts.fact("Depths", depths(network.depth())));
    facts.add(SpecFacts.fact("Inputs", inputs(ensemble)));
    facts.add(SpecFacts.fact("Sampling", sampling(ensemble)));
    facts.add(SpecFacts.fact("Master seed", joined(seeds)));
    return facts;
  }

  /** The numbers of networks, such as {@code 500 or 10 000}. */
  public static String draws(EnsembleSpec ensemble) {
    return ensemble.draws().stream().map(Numbers::count).collect(Collectors.joining(" or "));
  }

  private static String network(EnsembleNetworkSpec network) {
    String shapes =
        network.shape().stream()
            .map(shape -> shape(network, shape))
            .collect(Collectors.joining("; "));
    return "fully connected, ReLU, one output, trainable biases that start at 0; " + shapes;
  }

  private static String shape(EnsembleNetworkSpec network, Shape shape) {
    String width = network.width().stream().map(Numbers::count).collect(Collectors.joining(", "));
    int spread = network.spread();
    return switch (shape) {
      case CONSTANT ->
          "width M = " + width + ", input n₀ = α₀M with α₀ = " + joined(network.alpha0());
      case INCREASING ->
          "widths increasing from M − " + spread + " to M + " + spread + ", M = " + width;
      case DECREASING ->
          "widths decreasing from M + " + spread + " to M − " + spread + ", M = " + width;
    };
  }

  private static String initialisation(EnsembleNetworkSpec network) {
    String variances =
        network.sigmaW2().stream()
            .map(value -> value + " (" + Phase.of(value).label() + ")")
            .collect(Collectors.joining(", "));
    String ntk = network.parametrization() == Parametrization.NTK ? "NTK" : "standard";
    return "σw² = " + variances + "; σb² = 0; " + ntk + " parametrisation";
  }

  private static String depths(DepthGrid depth) {
    String limit = depth.points() == 0 ? "" : ", at most " + depth.points() + " depths a curve";
    return String.format(
        Locale.ROOT,
        "L = %d to λM, λ = %s, in steps of %d%s; L counts weight layers",
        depth.from(),
        Numbers.brief(depth.maxLambda()),
        depth.step(),
        limit);
  }

  private static String inputs(EnsembleSpec ensemble) {
    return ensemble.inputs().equals(List.of(1.0))
        ? "one of norm 1"
        : "pairs of norm 1 at ⟨x,x̃⟩ = " + joined(ensemble.inputs());
  }

  private static String sampling(EnsembleSpec ensemble) {
    String how =
        switch (ensemble.sampler()) {
          case NORM_CHAIN -> "the Markov chain of norms, exact in law at any width";
          case DEFERRED -> "Gaussian matrices of which no more is drawn than is seen, exact in law";
          case DENSE -> "dense Gaussian matrices";
          case NONE -> "";
        };
    return ensemble.sampler() == SamplerKind.NONE
        ? "none: theory alone"
        : draws(ensemble) + " networks at each point, by " + how;
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
