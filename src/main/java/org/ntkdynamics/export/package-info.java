/**
 * Runs in the forms that other programs read. It reads a run directory and writes beside it; it
 * computes nothing but the eigenvalues that a histogram is of, and knows no study.
 */
@NullMarked
package org.ntkdynamics.export;

import org.jspecify.annotations.NullMarked;
