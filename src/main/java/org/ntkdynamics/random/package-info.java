/**
 * Reproducible random streams from (master seed, unit key). It never hands out a stream that
 * depends on the order of calls, on a thread or on the clock, and no other package creates a
 * generator.
 */
@NullMarked
package org.ntkdynamics.random;

import org.jspecify.annotations.NullMarked;
