package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.DepthGrid;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Shape;

/** What the spec of an ensemble experiment asks for, in sentences. */
public final class EnsembleFacts {
  private static final Prose PROSE = Prose.of(EnsembleFacts.class, "ensemble.prose.ftl");

  private EnsembleFacts() {}

  public static List<Page.Fact> list(
      EnsembleNetworkSpec network, EnsembleSpec ensemble, List<Long> seeds) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(Page.Fact.of("Network", network(network)));
    facts.add(Page.Fact.of("Initialisation", initialisation(network)));
    facts.add(Page.Fact.of("Depths", depths(network.depth())));
    facts.add(Page.Fact.of("Inputs", inputs(ensemble)));
    facts.add(Page.Fact.of("Sampling", sampling(ensemble)));
    facts.add(Page.Fact.of("Master seed", Words.commas(seeds)));
    return facts;
  }

  /** The numbers of networks, such as {@code 500 or 10 000}. */
  public static String draws(EnsembleSpec ensemble) {
    return ensemble.draws().stream().map(Numbers::count).collect(Collectors.joining(" or "));
  }

  private static String network(EnsembleNetworkSpec network) {
    return PROSE.say(
        "network",
        Map.of(
            "shapes", network.shape().stream().map(Shape::name).toList(),
            "width", network.width().stream().map(Numbers::count).collect(Collectors.joining(", ")),
            "alpha0", Words.commas(network.alpha0()),
            "spread", network.spread()));
  }

  private static String initialisation(EnsembleNetworkSpec network) {
    return PROSE.say(
        "initialisation",
        Map.of(
            "variances",
            network.sigmaW2().stream()
                .map(value -> value + " (" + Phase.of(value).label() + ")")
                .collect(Collectors.joining(", ")),
            "ntk",
            network.parametrization() == Parametrization.NTK));
  }

  private static String depths(DepthGrid depth) {
    return PROSE.say(
        "depths",
        Map.of(
            "from", depth.from(),
            "lambda", Numbers.brief(depth.maxLambda()),
            "step", depth.step(),
            "points", depth.points()));
  }

  private static String inputs(EnsembleSpec ensemble) {
    boolean pairs = !ensemble.inputs().equals(List.of(1.0));
    return PROSE.say("inputs", Map.of("cosines", pairs ? Words.commas(ensemble.inputs()) : ""));
  }

  private static String sampling(EnsembleSpec ensemble) {
    return PROSE.say(
        "sampling", Map.of("sampler", ensemble.sampler().name(), "draws", draws(ensemble)));
  }
}
