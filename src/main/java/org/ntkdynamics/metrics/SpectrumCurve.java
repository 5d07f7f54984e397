package org.ntkdynamics.metrics;

import java.util.List;

/**
 * The eigenvalues of a part of the kernel over random networks.
 *
 * @param part the part
 * @param eigenvalues the distribution of the largest eigenvalue, of the second largest …
 */
public record SpectrumCurve(KernelPart part, List<Concentration> eigenvalues) {
  public SpectrumCurve {
    eigenvalues = List.copyOf(eigenvalues);
  }
}
