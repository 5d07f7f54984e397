package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.WeightLaw;

/** What the pages on the networks of Shustin &amp; Dogariu say alike. */
final class SdFacts {
  static final String SUBJECT = "the NTK at initialisation";

  static final List<Page.Source> SOURCES = List.of(Papers.shustinDogariu("2022"));

  /** What is in the files of a unit. */
  static final String FILES = "moments.csv holds every layer or depth of a unit, with every digit.";

  private SdFacts() {}

  static List<Page.Fact> list(SdNetworkSpec network, PairSampling ensemble, List<Long> seeds) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        SpecFacts.fact(
            "Network",
            "fully connected, ReLU, one output, no biases; input n₀ = "
                + joined(network.input())
                + ", hidden width M = "
                + joined(network.width())
                + ", hidden layers L = "
                + joined(network.hiddenLayers())));
    facts.add(SpecFacts.fact("Initialisation", "σw² = 2 (edge of chaos), NTK parametrisation"));
    facts.add(
        SpecFacts.fact(
            "Weights",
            network.law().stream().map(SdFacts::describe).collect(Collectors.joining("; "))));
    facts.add(
        SpecFacts.fact(
            "Inputs",
            "pairs of norm 1 at the cosines "
                + joined(ensemble.inputs())
                + ", in a plane of random direction, drawn once for each n₀ and seed"));
    facts.add(
        SpecFacts.fact(
            "Sampling",
            Numbers.count(ensemble.draws())
                + " networks at each point, by "
                + (ensemble.sampler() == SamplerKind.DENSE
                    ? "dense matrices"
                    : "Gaussian matrices of which no more is drawn than is seen, exact in law")));
    facts.add(SpecFacts.fact("Master seed", joined(seeds)));
    return facts;
  }

  /** A law with the heaviness of its tails. */
  private static String describe(WeightLaw law) {
    return switch (law.family()) {
      case STUDENT ->
          name(law)
              + " scaled to variance 1: P(|Ŵ| > t) falls as t^−"
              + Numbers.brief(law.degreesOfFreedom())
              + ", E[Ŵ⁴] = "
              + Numbers.readable(law.fourthMoment())
              + (law.hasMoment(8) ? "" : ", E[Ŵ⁸] = ∞");
      default -> name(law) + ", E[Ŵ⁴] = " + Numbers.brief(law.fourthMoment());
    };
  }

  /** A law by name, such as {@code Student’s t (ν = 5)}. */
  static String name(WeightLaw law) {
    return switch (law.family()) {
      case GAUSSIAN -> "Gaussian";
      case UNIFORM -> "uniform";
      case LAPLACE -> "Laplace";
      case STUDENT -> "Student’s t (ν = " + Numbers.brief(law.degreesOfFreedom()) + ")";
    };
  }

  /** A law as a heading begins with it. */
  static String heading(WeightLaw law) {
    String name = name(law);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " weights";
  }

  /** What tells a unit from others of its law. */
  static String label(SdUnit unit, boolean severalSeeds) {
    String label = "input n₀ = " + unit.input() + ", width M = " + unit.width();
    return severalSeeds ? label + ", seed " + unit.seed() : label;
  }

  /** A column for each cosine, of rows that know what to say of it. */
  static Columns<DoubleFunction<String>> cosines(PairSampling ensemble) {
    Columns<DoubleFunction<String>> columns = new Columns<>();
    for (double cosine : ensemble.inputs()) {
      columns = columns.add(cosine(cosine), row -> row.apply(cosine));
    }
    return columns;
  }

  static String cosine(double cosine) {
    return "ρ = " + Numbers.brief(cosine);
  }

  /** The same in the words of a legend. */
  static String cosineInWords(double cosine) {
    return "cosine " + cosine(cosine);
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
