package org.ntkdynamics.study.spectrum;

import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.table.Column;

/**
 * An eigenvalue of a part of the kernel over random networks.
 *
 * @param part the part
 * @param rank 1 for the largest eigenvalue, 2 for the second largest …
 * @param eigenvalue its distribution
 */
public record RankedEigenvalue(KernelPart part, int rank, @Column("") Concentration eigenvalue) {
  /** A row a part of the kernel and rank. */
  public static final Table<RankedEigenvalue> TABLE =
      Table.of("eigenvalues.csv", RankedEigenvalue.class);
}
