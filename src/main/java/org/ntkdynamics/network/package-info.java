/**
 * Fully-connected networks: initialisation, parametrisation, the DL4J network of a spec and the
 * forward and backward pass that training and kernel share. It never trains and never computes a
 * kernel.
 */
@NullMarked
package org.ntkdynamics.network;

import org.jspecify.annotations.NullMarked;
