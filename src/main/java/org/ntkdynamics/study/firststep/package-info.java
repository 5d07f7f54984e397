/**
 * What one step of gradient descent does to the NTK (Theorem 4.1 of Seleznova & Kutyniok 2022). It
 * never trains on data and never knows another study.
 */
@NullMarked
package org.ntkdynamics.study.firststep;

import org.jspecify.annotations.NullMarked;
