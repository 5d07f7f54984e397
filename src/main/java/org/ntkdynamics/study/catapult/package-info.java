/**
 * Gradient descent around the largest step that the initial NTK allows. It never knows another
 * study.
 */
@NullMarked
package org.ntkdynamics.study.catapult;

import org.jspecify.annotations.NullMarked;
