/**
 * A square matrix as every part beyond the kernel has it, and how numbers leave ND4J for it, in
 * bulk. Knows neither kernels nor files.
 */
@NullMarked
package org.ntkdynamics.matrix;

import org.jspecify.annotations.NullMarked;
