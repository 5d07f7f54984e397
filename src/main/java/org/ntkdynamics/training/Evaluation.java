package org.ntkdynamics.training;

/**
 * How well a network does on some samples.
 *
 * @param loss the mean over the samples of {@code ½‖f(x) - y/α‖²}, α being 1 unless a task scales
 *     outputs
 * @param accuracy the share of samples whose largest output is that of their class; with a single
 *     output, whose sign is right
 */
public record Evaluation(double loss, double accuracy) {}
