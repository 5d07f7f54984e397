/**
 * The {@code ntk} command: arguments, progress, exit codes. It alone prints and exits; it never
 * computes.
 */
@NullMarked
package org.ntkdynamics.cli;

import org.jspecify.annotations.NullMarked;
