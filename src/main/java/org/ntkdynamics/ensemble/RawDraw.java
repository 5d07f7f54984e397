package org.ntkdynamics.ensemble;

import org.ntkdynamics.table.Column;

/**
 * One network of a raw sample, in units that keep numbers within the range of a double at any
 * depth.
 *
 * @param draw the number of the network, from 0
 * @param cosine {@code <x,x̃>}; 1 for Θ(x,x)
 * @param theta {@code Θ(x,x̃)/E[Θ(x,x)]}, the mean being the exact one
 * @param weights {@code Θ_W(x,x̃)/E[Θ_W(x,x)]} likewise
 */
public record RawDraw(
    int draw, double cosine, double theta, @Column("theta_weights") double weights) {}
