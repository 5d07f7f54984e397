package org.ntkdynamics.ensemble;

import java.util.List;

/**
 * One unit of an ensemble experiment.
 *
 * @param <P> what is known at one depth
 * @param points a point for each depth and, within a depth, each cosine, in the unit's order
 * @param draws the first {@link #RAW_DRAWS} networks of the greatest depth, cosine by cosine; the
 *     whole sample would be larger than all else in a run by orders of magnitude, and can be drawn
 *     again from its streams
 */
public record EnsembleCurve<P>(List<P> points, List<RawDraw> draws) {
  /** How many networks of the greatest depth are kept raw. */
  public static final int RAW_DRAWS = 1000;

  public EnsembleCurve {
    points = List.copyOf(points);
    draws = List.copyOf(draws);
  }
}
