/**
 * Training: full-batch or mini-batch steps, the engines that compute their gradients, and events at
 * steps. It writes no files and does not know the kernel.
 */
@NullMarked
package org.ntkdynamics.training;

import org.jspecify.annotations.NullMarked;
