package org.ntkdynamics.metrics;

import org.ntkdynamics.table.Column;

/**
 * Everything that is read off the kernel of one step.
 *
 * @param labelAwareness equation (23) and its spreads
 * @param alignment the alignment {@code <K,YYᵀ>/(‖K‖‖YYᵀ‖)} with the kernel of the one-hot labels
 * @param centredAlignment the same after centring both kernels
 * @param drift how far it has moved
 * @param spectrum its eigenvalues
 */
public record KernelMetrics(
    @Column("") LabelAwareness labelAwareness,
    double alignment,
    double centredAlignment,
    @Column("") KernelDrift drift,
    @Column("") Spectrum spectrum) {}
