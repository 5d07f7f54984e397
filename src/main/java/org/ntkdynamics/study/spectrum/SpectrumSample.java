package org.ntkdynamics.study.spectrum;

import java.util.List;
import org.ntkdynamics.metrics.KernelPart;

/**
 * The spectra of the random networks of one setting.
 *
 * @param points what they come to, one a part of the kernel
 * @param draws every network, all of one part after all of the other
 * @param eigenvalues the eigenvalues, one curve a part
 */
record SpectrumSample(
    List<SpectrumPoint> points, List<SpectrumDraw> draws, List<RankedEigenvalue> eigenvalues) {
  SpectrumSample {
    points = List.copyOf(points);
    draws = List.copyOf(draws);
    eigenvalues = List.copyOf(eigenvalues);
  }

  /** What a part of the kernel comes to. */
  SpectrumPoint point(KernelPart part) {
    return points.stream().filter(point -> point.part() == part).findFirst().orElseThrow();
  }
}
