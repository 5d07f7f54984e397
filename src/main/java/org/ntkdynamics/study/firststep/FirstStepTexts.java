package org.ntkdynamics.study.firststep;

import java.util.List;
import java.util.Locale;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.SpecFacts;

/** The sentences of the page of a first-step run. */
final class FirstStepTexts {
  static final String CAPTION =
      "Markers and dashes: sample means, bars of ±1 standard error; each line a learning rate. Dotted:"
          + " the first order, η E|dΘ/dη|/E[Θ], with the activation pattern held fixed as in the"
          + " paper’s proof. Thin solid lines: the opposite label, whose law is the same. Every chart"
          + " has an axis of its own. Where the sample is too small for its tail, the mean of the"
          + " chaotic phase is that of its largest draw, and a lower bound.";

  static final String SLOPE_CAPTION =
      "Markers: E|dΘ/dη|/E[Θ] at η = 0 and y = 0, the derivative with the activation pattern held"
          + " fixed. Line, at the edge of chaos: the fit λ² e^(kλ).";

  static final String SCALED_CAPTION =
      "Learning rates η = v a^(−L), a = σw²/2, each line a value of v. Markers and dashes: E|ΔΘ|/E[Θ]."
          + " Solid: the median of |ΔΘ|/Θ, a typical network.";

  static final String TABLE_NOTE =
      "At the greatest depth. E[Θ] is the exact mean before the step. An interval is unbounded where"
          + " the sample is too small for its tail; the quantiles stand anyhow. First order: η"
          + " E[dΘ/dη]/E[Θ]. Every depth and every digit is in the moments.csv of each unit, with the"
          + " decimal logarithms of numbers beyond the range of a double.";

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
    return List.of(
        SpecFacts.fact(
            "Kernel",
            "Θ(x,x) is the empirical NTK of one output, with the gradients of weights and biases;"
                + " ‖x‖ = 1, σb² = 0. ΔΘ is its change in one step on (x, y), computed exactly, not to"
                + " an order in η."),
        SpecFacts.fact(
            "Theorem 4.1",
            "E[ΔΘ]/E[Θ] → ∞ in the chaotic phase (21) and → 0 in the ordered phase (22) as L, M → ∞"
                + " with L/M → λ. The proof follows the gradient flow with the residual f, that is"
                + " y = 0, and takes the activation pattern as fixed. So it is judged here, by the rule of"
                + " the ledger of claims, which judges (21) and (22) too: they are limits in M."),
        SpecFacts.fact(
            "Sign",
            "ΔΘ > −Θ always, so E[ΔΘ]/E[Θ] > −1. To first order at y = 0 a step shrinks the kernel;"
                + " the divergence of (21) is one of E|ΔΘ| and of steps of a finite size."),
        SpecFacts.fact(
            "Activation flips",
            "Θ jumps where a unit’s input passes through 0. With steps of any size some units do, and"
                + " their jumps add to E[ΔΘ] at first order in η: the mean of the derivative is not the"
                + " derivative of the mean."),
        SpecFacts.fact(
            "Labels",
            "Changing the sign of the last layer shows that y and −y give ΔΘ one law, and that"
                + " E[dΘ/dη] does not depend on y."),
        SpecFacts.fact(
            "Output scale",
            "With the loss evaluated on f̃ = αf a step is exactly that of f towards y/α. The kernel of"
                + " f̃ is α²Θ and relative changes are those of Θ. The other reading of appendix B.3"
                + " (the gradient of ½(f − y)² over α²) is the learning rate η/α² at α = 1."));
  }
}
