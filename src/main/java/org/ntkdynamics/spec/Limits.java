package org.ntkdynamics.spec;

/**
 * The largest values of a spec. Each lies far above what a computer of today can do; beyond them
 * numbers overflow or a run is silent for hours before it fails.
 */
public final class Limits {
  /** Of a layer: with it, the weights of the deepest network can be counted in a long. */
  public static final int WIDTH = 10_000_000;

  /** Hidden layers of a network that is trained: for many more, DL4J is silent for minutes. */
  public static final int LAYERS = 500;

  /** Layers of a network that is only drawn, layer by layer. */
  public static final int DEPTH = 1_000_000;

  /** Each has a thread's buffers. */
  public static final int LANES = 1_024;

  /** Of samples that go through a network at once, for which every lane has buffers. */
  public static final int MICRO_BATCH = 1_000_000;

  public static final int SAMPLES_PER_CLASS = 1_000_000;

  /** Of a data set: labels are from 0 to one less. */
  public static final int CLASSES = 65_536;

  public static final int DRAWS = 100_000_000;

  /** Combinations of swept values, each a directory. */
  public static final int UNITS = 100_000;

  /** Of a variance or a multiple of a step; its inverse is the smallest. */
  public static final double FACTOR = 1e9;

  private Limits() {}
}
