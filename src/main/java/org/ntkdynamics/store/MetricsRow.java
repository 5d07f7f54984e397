package org.ntkdynamics.store;

import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.table.Column;

/**
 * A row of metrics.csv: a kernel step.
 *
 * @param step the number of updates before it; 0 for the untrained network
 * @param evaluation how good the network is
 * @param kernel what was read off its trace kernel
 */
public record MetricsRow(
    int step, @Column("") StepEvaluation evaluation, @Column("") KernelMetrics kernel) {}
