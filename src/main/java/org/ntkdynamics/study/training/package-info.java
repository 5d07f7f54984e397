/**
 * Networks in training and their NTK: label-awareness (Section 4.2 of Seleznova & Kutyniok 2022)
 * and drift. It never knows another study.
 */
@NullMarked
package org.ntkdynamics.study.training;

import org.jspecify.annotations.NullMarked;
