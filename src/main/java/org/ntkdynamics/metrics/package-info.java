/**
 * Numbers read off a kernel: label-awareness, alignment, spectrum, change in training. It never
 * computes a kernel and never writes a file.
 */
@NullMarked
package org.ntkdynamics.metrics;

import org.jspecify.annotations.NullMarked;
