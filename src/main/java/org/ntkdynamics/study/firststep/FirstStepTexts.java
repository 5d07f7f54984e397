package org.ntkdynamics.study.firststep;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.spec.EnsembleUnit;

/** The sentences of the page of a first-step run. */
final class FirstStepTexts {
  static final Prose PROSE = Prose.of(FirstStepTexts.class, "first-step.prose.ftl");

  private FirstStepTexts() {}

  /** The first paragraph: with the median changes by the first step size at the greatest depth. */
  static String introduction(List<CurveData<FirstStepRow>> curves) {
    Optional<Changed> last =
        curves.stream()
            .flatMap(curve -> curve.rows().stream().map(row -> new Changed(curve.unit(), row)))
            .filter(one -> !one.row().step().size().scaled())
            .max(
                Comparator.<Changed>comparingDouble(one -> one.row().lambda())
                    .thenComparingDouble(one -> -one.row().step().size().value())
                    .thenComparingDouble(one -> -Math.abs(one.row().step().label())));
    if (last.isEmpty()) {
      return PROSE.say("introduction", Map.of("outcome", ""));
    }
    FirstStepRow like = last.get().row();
    List<Changed> alike =
        curves.stream()
            .flatMap(curve -> curve.rows().stream().map(row -> new Changed(curve.unit(), row)))
            .filter(
                one -> one.row().lambda() == like.lambda() && one.row().step().isAs(like.step()))
            .toList();
    return PROSE.say(
        "introduction",
        Map.of(
            "lambda", Numbers.brief(like.lambda()),
            "eta", Numbers.brief(like.step().size().value()),
            "label", Numbers.brief(like.step().label()),
            "outcome",
                new PhaseRanges<Changed>(
                        one -> one.unit().sigmaW2(),
                        own ->
                            PhaseRanges.range(own, Changed::size, size -> number(positive(size))))
                    .say(alike)));
  }

  private record Changed(EnsembleUnit unit, FirstStepRow row) {
    /** Its decimal logarithm. */
    double size() {
      return row.median().log10();
    }
  }

  private static SignedLog positive(double log10) {
    return new SignedLog(log10 == Double.NEGATIVE_INFINITY ? 0 : 1, log10);
  }

  static String size(StepSize size) {
    return (size.scaled() ? "η a^L = " : "η = ") + Numbers.brief(size.value());
  }

  /** Four digits, or a power of ten alone where the exponent has more than three digits. */
  static String number(SignedLog number) {
    if (number.sign() == 0 || number.log10() == Double.POSITIVE_INFINITY) {
      return Numbers.readable(number.toDouble());
    }
    if (Math.abs(number.log10()) < 300) {
      return Numbers.threeDigits(number.toDouble());
    }
    return (number.sign() < 0 ? "−" : "") + Numbers.powerOfTen((int) Math.round(number.log10()));
  }

  static String withError(LogEstimate estimate) {
    return number(estimate.value()) + " ± " + number(estimate.standardError());
  }

  static String interval(LogEstimate estimate) {
    return number(estimate.low()) + " to " + number(estimate.high());
  }

  static String slope(Fit fit) {
    return fit.exists()
        ? String.format(Locale.ROOT, "%.2f ± %.2f", fit.slope(), fit.slopeError())
        : Numbers.UNDEFINED;
  }

  static String exponent(double slope) {
    return String.format(Locale.ROOT, "%.3f", slope).replace('-', '−');
  }

  static List<Page.Fact> spec(StepSpec step) {
    return PROSE.facts(
        "spec",
        Map.of(
            "rates", joined(step.learningRate()),
            "scaled", joined(step.scaledLearningRate()),
            "labels", joined(step.label()),
            "scales", joined(step.outputScale())));
  }

  private static String joined(List<Double> values) {
    return String.join(", ", values.stream().map(Numbers::brief).toList());
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
