/**
 * The NTK at initialisation along depth: its dispersion and the ratio of its off-diagonal to its
 * diagonal. It never trains and never knows another study.
 */
@NullMarked
package org.ntkdynamics.study.curves;

import org.jspecify.annotations.NullMarked;
