package org.ntkdynamics.config;

/**
 * How far a step goes.
 *
 * @param scaled whether the learning rate shrinks with depth as {@code a^-L}, a = σw²/2
 * @param value the learning rate η, or {@code η a^L} if it is scaled
 */
public record StepSize(boolean scaled, double value) {}
