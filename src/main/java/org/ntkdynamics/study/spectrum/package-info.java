/**
 * The spectrum of the NTK over random networks on images. It never trains and never knows another
 * study.
 */
@NullMarked
package org.ntkdynamics.study.spectrum;

import org.jspecify.annotations.NullMarked;
