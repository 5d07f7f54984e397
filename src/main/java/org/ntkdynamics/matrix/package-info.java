/**
 * A square matrix as every part beyond the kernel has it, and how numbers leave ND4J for it, in
 * bulk; and what NumPy's files of arrays begin with. Knows no kernels.
 */
@NullMarked
package org.ntkdynamics.matrix;

import org.jspecify.annotations.NullMarked;
