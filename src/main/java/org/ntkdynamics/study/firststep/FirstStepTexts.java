package org.ntkdynamics.study.firststep;

import java.util.List;
import java.util.Locale;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.SpecFacts;

/** The sentences of the page of a first-step run. */
final class FirstStepTexts {
  static final Prose PROSE = Prose.of(FirstStepTexts.class, "first-step.prose.ftl");

  private FirstStepTexts() {}

  static String size(StepSize size) {
    return (size.scaled() ? "η a^L = " : "η = ") + Numbers.brief(size.value());
  }

  /** Four digits, or a power of ten alone where the exponent has more than three digits. */
  static String number(SignedLog number) {
    if (number.sign() == 0 || number.log10() == Double.POSITIVE_INFINITY) {
      return Numbers.readable(number.toDouble());
    }
    if (Math.abs(number.log10()) < 300) {
      return three(number.toDouble());
    }
    return (number.sign() < 0 ? "−" : "") + Numbers.powerOfTen((int) Math.round(number.log10()));
  }

  /** Three significant digits. */
  private static String three(double value) {
    return Numbers.brief(Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)));
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
    String scaled =
        step.scaledLearningRate().isEmpty()
            ? ""
            : "; in the chaotic phase also η a^L = " + joined(step.scaledLearningRate());
    return List.of(
        SpecFacts.fact(
            "Step",
            "one step of gradient descent on ½(αf − y)²/α², all weights and biases; η = "
                + joined(step.learningRate())
                + scaled),
        SpecFacts.fact(
            "Labels",
            "y = " + joined(step.label()) + "; output scale α = " + joined(step.outputScale())));
  }

  private static String joined(List<Double> values) {
    return String.join(", ", values.stream().map(Numbers::brief).toList());
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
