package org.ntkdynamics.metrics;

/**
 * Everything that is read off the kernel of one step.
 *
 * @param labelAwareness equation (23) and its spreads
 * @param alignment the alignment {@code <K,YYᵀ>/(‖K‖‖YYᵀ‖)} with the kernel of the one-hot labels
 * @param centredAlignment the same after centring both kernels
 * @param spectrum its eigenvalues
 * @param drift how far it has moved
 */
public record KernelMetrics(
    LabelAwareness labelAwareness,
    double alignment,
    double centredAlignment,
    Spectrum spectrum,
    KernelDrift drift) {}
