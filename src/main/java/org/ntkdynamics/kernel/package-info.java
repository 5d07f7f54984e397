/**
 * The empirical neural tangent kernel of a network on inputs: layer by layer (fast, of dense and of
 * convolutional networks) and from per-sample Jacobians (the reference, any DL4J network). It never
 * trains and never chooses inputs.
 */
@NullMarked
package org.ntkdynamics.kernel;

import org.jspecify.annotations.NullMarked;
