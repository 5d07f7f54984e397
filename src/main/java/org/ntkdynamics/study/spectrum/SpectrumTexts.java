package org.ntkdynamics.study.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.SpectrumChecks;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;

/** The sentences of the page of a spectrum run. */
final class SpectrumTexts {
  static final Prose PROSE = Prose.of(SpectrumTexts.class, "spectrum.prose.ftl");

  /** The probability with which a bound on λ_max may fail in the table of bounds. */
  static final double RISK = 0.05;

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.shustinDogariu("section 3, future work 1"),
          new Page.Source(
              "Saw, Yang & Mo",
              "Chebyshev Inequality With Estimated Mean and Variance",
              "The American Statistician 38, 1984"));

  private SpectrumTexts() {}

  /** The first paragraph: with how much chance moves λ_max of the whole kernel. */
  static String introduction(List<SpectrumData> full) {
    return PROSE.say(
        "introduction",
        Map.of(
            "outcome",
            new PhaseRanges<SpectrumData>(
                    data -> data.unit().sigmaW2(),
                    own ->
                        PhaseRanges.range(
                            own, data -> point(data).lambdaMax().relativeStd(), Numbers::percent))
                .say(full.stream().filter(SpectrumData::isDone).toList())));
  }

  /** What kernels are looked at. */
  static String kernel(SpectrumKernelSpec kernel) {
    return PROSE.say(
        "kernel",
        Map.of(
            "samples", Words.plural(kernel.samplesPerClass(), "training sample"),
            "precision", SpecFacts.precision(kernel.precision())));
  }

  static List<Page.Fact> verdicts(List<SpectrumData> weights, List<SpectrumData> full) {
    List<SpectrumData> all =
        Stream.concat(weights.stream(), full.stream()).filter(SpectrumData::isDone).toList();
    List<Page.Fact> facts = new ArrayList<>();
    if (all.isEmpty()) {
      return facts;
    }
    facts.add(Page.Fact.of("Concentration", concentration(weights, full)));
    facts.add(chebyshev(all));
    RulingTexts.fact("Expected trace", traces(all)).ifPresent(facts::add);
    facts.add(Page.Fact.of("Bounds on λmax", bounds(all)));
    return facts;
  }

  private static String concentration(List<SpectrumData> weights, List<SpectrumData> full) {
    ToDoubleFunction<SpectrumData> std = d -> point(d).lambdaMax().relativeStd();
    return PROSE.say(
        "spread", Map.of("weights", extremes(weights, std), "full", extremes(full, std)));
  }

  private static String extremes(List<SpectrumData> settings, ToDoubleFunction<SpectrumData> of) {
    List<SpectrumData> done =
        settings.stream()
            .filter(SpectrumData::isDone)
            .sorted(Comparator.comparingDouble(of))
            .toList();
    SpectrumData low = done.get(0);
    SpectrumData high = done.get(done.size() - 1);
    return Numbers.percent(of.applyAsDouble(low))
        + " ("
        + NetworkLabel.of(low.unit())
        + ") to "
        + Numbers.percent(of.applyAsDouble(high))
        + " ("
        + NetworkLabel.of(high.unit())
        + ")";
  }

  private static Page.Fact chebyshev(List<SpectrumData> all) {
    int tested = 0;
    int above = 0;
    int beyond = 0;
    int exceeding = 0;
    int networks = 0;
    for (SpectrumData data : all) {
      for (double k : SpectrumCharts.MULTIPLES) {
        TailBound bound = data.tail(k);
        if (k > 1) {
          tested++;
          above += bound.exceedance() > bound.chebyshev() ? 1 : 0;
          beyond += bound.exceedance() > bound.finiteSample() ? 1 : 0;
        }
      }
      exceeding += data.tail(2).exceeding();
      networks += data.tail(2).networks();
    }
    return RulingTexts.fact(
        "Chebyshev",
        Ruling.of(all.stream().map(SpectrumTexts::tail).toList()),
        PROSE.say(
            "chebyshevShares",
            Map.of(
                "share", Numbers.percent((double) exceeding / networks),
                "above", above,
                "tested", tested,
                "beyond", beyond)));
  }

  private static Finding tail(SpectrumData data) {
    TailBound bound = data.tail(2);
    return SpectrumChecks.tail(
        setting(data) + ": share of the odd draws with λmax beyond 2 standard deviations",
        bound.finiteSample(),
        bound.exceeding(),
        bound.networks());
  }

  private static String setting(SpectrumData data) {
    return NetworkLabel.of(data.unit()) + (point(data).part() == KernelPart.WEIGHTS ? ", ΘW" : "");
  }

  /** The mean trace of each setting, where it varies, against the exact expectation. */
  private static List<Finding> traces(List<SpectrumData> all) {
    List<Finding> findings = new ArrayList<>();
    for (SpectrumData data : all) {
      SpectrumPoint point = point(data);
      double error = point.trace().std() / Math.sqrt(point.draws());
      if (error > 0) {
        findings.add(
            SpectrumChecks.trace(
                setting(data) + ": mean of tr K",
                point.expected().trace(),
                Measurement.normal(point.trace().mean(), error, true, point.draws())));
      }
    }
    return findings;
  }

  private static String bounds(List<SpectrumData> all) {
    double row = most(all, d -> point(d).expected().norms().maxRowSum() / mean(d));
    double markov = most(all, d -> point(d).markovOnTrace(RISK) / point(d).lambdaMax().high());
    double chebyshev = most(all, d -> point(d).chebyshev(RISK) / point(d).lambdaMax().high());
    double least = -most(all, d -> -point(d).expected().lambdaMax() / mean(d));
    return PROSE.say(
        "bounds",
        Map.of(
            "least", Numbers.percent(least),
            "row", String.format(Locale.ROOT, "%.2f", row),
            "chebyshev", String.format(Locale.ROOT, "%.1f", chebyshev),
            "markov", String.format(Locale.ROOT, "%.0f", markov)));
  }

  private static double most(List<SpectrumData> all, ToDoubleFunction<SpectrumData> value) {
    return all.stream().mapToDouble(value).max().orElseThrow();
  }

  private static double mean(SpectrumData data) {
    return point(data).lambdaMax().mean();
  }

  private static SpectrumPoint point(SpectrumData data) {
    return data.point().orElseThrow();
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
