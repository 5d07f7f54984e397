package org.ntkdynamics.study.shustin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.WeightLaw;

/** What the pages on the networks of Shustin &amp; Dogariu say alike. */
final class SdFacts {
  static final String SUBJECT = "the NTK at initialisation";

  static final List<Page.Source> SOURCES = List.of(Papers.shustinDogariu("2022"));

  private static final Prose PROSE = Prose.of(SdFacts.class, "networks.prose.ftl");

  /** What is in the files of a unit. */
  static final String FILES = PROSE.say("files");

  private SdFacts() {}

  static List<Page.Fact> list(SdNetworkSpec network, PairSampling ensemble, List<Long> seeds) {
    return PROSE.facts(
        "spec",
        Map.of(
            "input", Words.commas(network.input()),
            "width", Words.commas(network.width()),
            "layers", Words.commas(network.hiddenLayers()),
            "laws", network.law().stream().map(SdFacts::describe).toList(),
            "cosines", Words.commas(ensemble.inputs()),
            "draws", Numbers.count(ensemble.draws()),
            "dense", ensemble.sampler() == SamplerKind.DENSE,
            "seeds", Words.commas(seeds)));
  }

  /** A law with the heaviness of its tails. */
  private static Map<String, Object> describe(WeightLaw law) {
    boolean heavy = law.family() == WeightLaw.Family.STUDENT;
    return Map.of(
        "name",
        name(law),
        "tail",
        heavy ? Numbers.brief(law.degreesOfFreedom()) : "",
        "fourth",
        heavy ? Numbers.readable(law.fourthMoment()) : Numbers.brief(law.fourthMoment()),
        "wild",
        !law.hasMoment(8));
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
}
