/**
 * Instruments that are read at every kernel step of a training. They look at a network and never
 * change it.
 */
@NullMarked
package org.ntkdynamics.probe;

import org.jspecify.annotations.NullMarked;
