/** Instruments that are read at every kernel step of a training, and those that ship. */
@NullMarked
package org.ntkdynamics.probe;

import org.jspecify.annotations.NullMarked;
