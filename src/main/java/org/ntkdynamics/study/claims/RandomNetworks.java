package org.ntkdynamics.study.claims;

import java.util.Locale;
import org.ntkdynamics.ensemble.DeferredSampler;
import org.ntkdynamics.ensemble.DenseSampler;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.ensemble.NormChainSampler;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.Widths;

/** The random networks that claims are measured on: σb = 0, one output, inputs of norm 1. */
final class RandomNetworks {
  private RandomNetworks() {}

  /** Constant hidden width M, n_0 = α0 M, L = λM. */
  static Widths constant(double alpha0, int width, double lambda) {
    return Widths.constant(
        (int) Math.round(alpha0 * width), width, (int) Math.round(lambda * width));
  }

  static NtkMoments exact(double sigmaW2, double alpha0, int width, double lambda) {
    return ExactMoments.of(constant(alpha0, width, lambda), sigmaW2);
  }

  /** Every weight drawn: the sampler that assumes nothing. */
  static KernelDraws dense(
      Laboratory laboratory, String key, NetworkSetting setting, int draws, double... cosines) {
    InputRows inputs = InputRows.atCosines(setting.widths().at(0), cosines);
    return KernelDraws.draw(
        laboratory.ensemble(key), () -> new DenseSampler(setting, inputs), draws);
  }

  /** Pairs of inputs in wide networks. */
  static KernelDraws deferred(
      Laboratory laboratory, String key, NetworkSetting setting, int draws, double... cosines) {
    InputRows inputs = InputRows.atCosines(setting.widths().at(0), cosines);
    return KernelDraws.draw(
        laboratory.ensemble(key), () -> new DeferredSampler(setting, inputs), draws);
  }

  /** One input in wide networks, by the Markov chain of norms. */
  static KernelDraws chain(Laboratory laboratory, String key, NetworkSetting setting, int draws) {
    return KernelDraws.draw(
        laboratory.ensemble(key), () -> new NormChainSampler(setting, 1), draws);
  }

  /** Such as {@code σw² = 2.5, λ = 0.5, α0 = 1}. */
  static String at(double sigmaW2, double lambda, double alpha0) {
    return String.format(Locale.ROOT, "σw² = %s, λ = %s, α0 = %s", sigmaW2, lambda, alpha0);
  }

  /** Such as {@code σw² = 2.0, widths 20,20,20,1}, shortened where it is long. */
  static String at(double sigmaW2, Widths widths) {
    String list = widths.toString();
    int depth = widths.depth();
    String brief =
        list.length() <= 24
            ? list
            : widths.at(0) + ", " + widths.at(1) + " … " + widths.at(depth - 1) + ", 1";
    return String.format(Locale.ROOT, "σw² = %s, widths %s (L = %d)", sigmaW2, brief, depth);
  }
}
