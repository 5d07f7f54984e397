package org.ntkdynamics.ensemble;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Markov chain of the norms of a random ReLU network, walked from the output down (see {@code
 * ExactMoments} for the recursion). One step costs one binomial and two χ² draws whatever the
 * width.
 *
 * <p>Powers of {@code a = σw²/2} are taken out: with {@code ĉ = 2c/n}, {@code d̂ = 2d/n} the chain
 * of {@code t = T_l/a^{L-l}}, {@code v = v_l/a^{L-l}}, {@code q} does not know a, and {@code B_l =
 * Σ_j a^{L-j} v_j}. Binary exponents are carried beside t, v, q, beside a^{L-l} and beside B, so
 * that any depth and any width stay in range. Not thread-safe.
 */
final class NormChain {
  /** Exponents beyond ± this are moved out of the mantissas. */
  private static final int HEADROOM = 64;

  /** At most so many steps between two looks at the exponents. */
  private static final int MAX_INTERVAL = 16;

  private final double a;
  private final int interval;
  private final RebindableSource source = new RebindableSource();
  private final ZigguratSampler.NormalizedGaussian normal =
      ZigguratSampler.NormalizedGaussian.of(source);
  private final Map<Integer, ActiveLayer> layers = new HashMap<>();

  private double t;
  private double v;
  private double q;
  private long stateExponent;
  private double power;
  private long powerExponent;
  private double bias;
  private long biasExponent;

  /** What brings {@code power · v} to the exponent of the bias part. */
  private double shift;

  private int untilLook;
  private boolean alive;

  /** c and d of the last step. */
  private double c;

  private double d;

  NormChain(double a) {
    this.a = a;
    this.interval = Math.max(1, Math.min(MAX_INTERVAL, (int) (HEADROOM / (1 + log2(a)))));
  }

  private static double log2(double x) {
    return Math.abs(Math.log(x) / Math.log(2));
  }

  /** The sampler of layers of a width, shared between steps. */
  ActiveLayer layer(int units) {
    return layers.computeIfAbsent(units, n -> new ActiveLayer(n, source));
  }

  /**
   * Begins a network at its output.
   *
   * @param random the stream of this network
   * @param width the width of the last hidden layer
   */
  void start(UniformRandomProvider random, int width) {
    source.bind(random);
    double z = normal.sample();
    t = 1;
    v = 1;
    q = 2 * z * z / width;
    stateExponent = 0;
    power = 1;
    powerExponent = 0;
    bias = 1;
    biasExponent = 0;
    shift = 1;
    untilLook = interval;
    alive = true;
  }

  /** Whether no layer so far was dead. */
  boolean alive() {
    return alive;
  }

  /** Draws c and d of the next layer down; false if the layer is dead. */
  boolean drawLayer(ActiveLayer layer) {
    int active = layer.sampleActive();
    if (active == 0) {
      alive = false;
      return false;
    }
    c = layer.sampleChiSquared(active);
    d = layer.sampleChiSquared(active - 1);
    return true;
  }

  /**
   * Goes through the layer drawn last.
   *
   * @param backScale 2/n_l
   * @param forwardScale 2/n_{l-1}
   * @param carryScale what c is multiplied with where it carries T on: 2/n_{l-1} in the standard
   *     parametrisation, 2/n_l in the NTK parametrisation
   */
  void step(double backScale, double forwardScale, double carryScale) {
    v = q + backScale * d * v;
    t = v + carryScale * c * t;
    q = forwardScale * c * q;
    power *= a;
    bias += power * v * shift;
    if (--untilLook == 0) {
      look();
    }
  }

  /** The factor by which c of the layer drawn last multiplies squared norms. */
  double gain(double forwardScale) {
    return forwardScale * c;
  }

  /** {@code v_l/a^{L-l}}, without regard to the range of a double. */
  double backwardNormSquared() {
    return Math.scalb(v, (int) stateExponent);
  }

  /**
   * The weights part in units of a^{L-1}, up to {@code ‖x‖²}, were the layer drawn last the first.
   *
   * @param carryScale as in {@link #step}, with n_0 for n_{l-1}
   */
  double peekWeights(double backScale, double carryScale) {
    double total = q + backScale * d * v + carryScale * c * t;
    return Math.scalb(total, clamp(stateExponent));
  }

  /** The bias part in units of max(1, a^{L-1}), were the layer drawn last the first. */
  double peekBias(double backScale) {
    double total = bias + a * power * (q + backScale * d * v) * shift;
    if (a <= 1) {
      return Math.scalb(total, clamp(biasExponent));
    }
    return Math.scalb(total / (a * power), clamp(biasExponent - powerExponent));
  }

  /** The bias part of a network with a dead layer, which is 1, in those units at depth L. */
  double deadBias(int depth) {
    return a <= 1 ? 1 : Math.pow(a, 1 - depth);
  }

  private void look() {
    untilLook = interval;
    int exponent = Math.getExponent(t);
    if (Math.abs(exponent) > HEADROOM) {
      double factor = Math.scalb(1.0, -exponent);
      t *= factor;
      v *= factor;
      q *= factor;
      stateExponent += exponent;
    }
    int powerShift = Math.getExponent(power);
    power = Math.scalb(power, -powerShift);
    powerExponent += powerShift;
    long ahead = stateExponent + powerExponent - biasExponent;
    if (ahead > HEADROOM) {
      bias = Math.scalb(bias, clamp(-ahead));
      biasExponent += ahead;
      ahead = 0;
    }
    shift = Math.scalb(1.0, clamp(ahead));
  }

  private static int clamp(long exponent) {
    return (int) Math.max(-4000, Math.min(4000, exponent));
  }
}
