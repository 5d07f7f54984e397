package org.ntkdynamics.study.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.SpectrumChecks;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;

/** The sentences of the page of a spectrum run. */
final class SpectrumTexts {
  /** The probability with which a bound on λ_max may fail in the table of bounds. */
  static final double RISK = 0.05;

  static final String FILES =
      "moments.csv holds the numbers of both parts of the kernel, spectra.csv every network,"
          + " eigenvalues.csv the distribution of each eigenvalue.";

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.shustinDogariu("section 3, future work 1"),
          new Page.Source(
              "Saw, Yang & Mo",
              "Chebyshev Inequality With Estimated Mean and Variance",
              "The American Statistician 38, 1984"));

  static final String SPECTRA =
      "Mean eigenvalues by rank, each divided by the exact expected trace E[tr K]; bars from the"
          + " 5 % to the 95 % quantile over networks.";

  static final String SPECTRA_CAPTION =
      "First row: the weights part ΘW, the kernel of Shustin & Dogariu; second row: the whole"
          + " kernel. In the NTK parametrisation with σb² = 0, ΘW of one and the same draw is"
          + " (σw²/2)^L times what it is at σw² = 2: the charts of the first row differ by their"
          + " draws alone.";

  static final String CONCENTRATION =
      "Standard deviation of λmax over its mean, among the networks of a setting. Dotted: the exact"
          + " relative standard deviation of one diagonal element Θ(x,x).";

  static final String CONCENTRATION_CAPTION =
      "λmax comes from N strongly correlated rows: where the markers come near the dotted lines"
          + " it fluctuates as much as a single element does.";

  static final String RANKS =
      "Mean of (Σλ)²/Σλ², which lies between 1 and N; bars from the 5 % to the 95 % quantile.";

  static final String RANKS_CAPTION =
      "Where the weights carry the kernel, depth raises the rank: elements off the diagonal fall"
          + " behind those on it, to a quarter of them in the limit of infinite width and depth. In"
          + " the ordered phase the biases carry it, which see all inputs as one, and the rank"
          + " tends to 1.";

  static final String TAILS =
      "Share of networks whose λmax lies at least k standard deviations from the mean. Mean and"
          + " standard deviation are those of the even draws, networks are counted among the odd"
          + " ones: against its own mean and variance no sample can violate the inequality.";

  static final String TAILS_CAPTION =
      "Chebyshev’s inequality holds for the true mean and variance. As these are estimated, what"
          + " holds for any law is the inequality of Saw, Yang & Mo (dotted), which for 50 networks"
          + " is little weaker.";

  static final String BOUNDS_NOTE =
      "λmax(E K) ≤ E λmax(K) ≤ E[tr K] (Jensen; K is positive semi-definite), estimated with the"
          + " mean kernel of the networks, whose largest row sum bounds its λmax (Gershgorin)."
          + " Safe steps are 2N over what λmax exceeds with a probability of at most 5 %: the"
          + " observed quantile; E λ + σ/√0.05; E[tr] + σ(tr)√19; E[tr]/0.05.";

  static final String SETTINGS_NOTE =
      "Means over networks, rounded to four digits. “Infinite width” is λmax of the kernel of"
          + " infinitely wide networks. Label energy: the share of the centred labels in the top"
          + " eigenvectors, as many as there are classes; for C random ones of N it would be about"
          + " C/N.";

  private SpectrumTexts() {}

  static List<Page.Fact> verdicts(List<SpectrumData> weights, List<SpectrumData> full) {
    List<SpectrumData> all =
        Stream.concat(weights.stream(), full.stream()).filter(SpectrumData::isDone).toList();
    List<Page.Fact> facts = new ArrayList<>();
    if (all.isEmpty()) {
      return facts;
    }
    facts.add(SpecFacts.fact("Concentration", concentration(weights, full)));
    facts.add(SpecFacts.fact("Chebyshev", chebyshev(all)));
    RulingTexts.fact("Expected trace", traces(all)).ifPresent(facts::add);
    facts.add(SpecFacts.fact("Bounds on λmax", bounds(all)));
    return facts;
  }

  private static String concentration(List<SpectrumData> weights, List<SpectrumData> full) {
    ToDoubleFunction<SpectrumData> std = d -> point(d).lambdaMax().relativeStd();
    return "The standard deviation of λmax over its mean goes from "
        + extremes(weights, std)
        + " for the weights alone, and from "
        + extremes(full, std)
        + " with biases.";
  }

  private static String extremes(List<SpectrumData> settings, ToDoubleFunction<SpectrumData> of) {
    List<SpectrumData> done =
        settings.stream()
            .filter(SpectrumData::isDone)
            .sorted(Comparator.comparingDouble(of))
            .toList();
    SpectrumData low = done.get(0);
    SpectrumData high = done.get(done.size() - 1);
    return percent(of.applyAsDouble(low))
        + " ("
        + NetworkLabel.of(low.unit())
        + ") to "
        + percent(of.applyAsDouble(high))
        + " ("
        + NetworkLabel.of(high.unit())
        + ")";
  }

  private static String chebyshev(List<SpectrumData> all) {
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
    return RulingTexts.sentence(all.stream().map(SpectrumTexts::tail).toList()).orElseThrow()
        + String.format(
            Locale.ROOT,
            " At k = 2 Chebyshev’s inequality allows 25 %% of the networks, %s are there. The share"
                + " exceeds 1/k² in %d of %d tests (k > 1, all settings), and the bound that knows"
                + " of the estimated mean and variance in %d.",
            percent((double) exceeding / networks),
            above,
            tested,
            beyond);
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
    return String.format(
        Locale.ROOT,
        "λmax of the mean kernel is at least %s of E λmax, its row-sum bound at most %.2f times"
            + " E λmax. What λmax exceeds in 5 %% of networks is overestimated up to %.1f times by"
            + " Chebyshev’s inequality and %.0f times by Markov’s with the expected trace, which"
            + " is all that a theory of the expected kernel gives.",
        percent(least),
        row,
        chebyshev,
        markov);
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

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static List<Page.Fact> conventions() {
    return List.of(
        SpecFacts.fact(
            "Kernel",
            "K is the N × N empirical NTK of one output at initialisation, not divided by N. σb² ="
                + " 0. A network has L weight layers, L − 1 of them hidden, of width M."),
        SpecFacts.fact(
            "Networks",
            "Each network of a setting has a random stream of its own, named by seed, setting and"
                + " number."),
        SpecFacts.fact(
            "Step size",
            "Gradient descent on the mean of ½(f − y)² over the N samples is stable, in the"
                + " linearised model, for steps below 2N/λmax."),
        SpecFacts.fact(
            "Matrix Chernoff",
            "The inequality that Shustin & Dogariu outline needs a sum of independent positive"
                + " semi-definite matrices with a common bound on their λmax. The NTK is a sum over"
                + " neurons that depend on each other through the layers, with no bound, and its"
                + " tails are heavy; no such bound is drawn."));
  }
}
