package org.ntkdynamics.config;

/**
 * The largest values of a spec. Each lies far above what a computer of today can do; beyond them
 * numbers overflow or a run is silent for hours before it fails.
 */
final class Limits {
  /** Of a layer: with it, the weights of the deepest network can be counted in a long. */
  static final int WIDTH = 10_000_000;

  /** Hidden layers of a network that is trained: for many more, DL4J is silent for minutes. */
  static final int LAYERS = 500;

  /** Layers of a network that is only drawn, layer by layer. */
  static final int DEPTH = 1_000_000;

  /** Each has a thread's buffers. */
  static final int LANES = 1_024;

  /** Of samples that go through a network at once, for which every lane has buffers. */
  static final int MICRO_BATCH = 1_000_000;

  static final int SAMPLES_PER_CLASS = 1_000_000;
  static final int DRAWS = 100_000_000;

  /** Combinations of swept values, each a directory. */
  static final int UNITS = 100_000;

  /** Of a variance or a multiple of a step; its inverse is the smallest. */
  static final double FACTOR = 1e9;

  private Limits() {}
}
