/**
 * What the kernel of each step of a training would have learnt, had it been frozen: kernel
 * regression beside the network. It never knows another study.
 */
@NullMarked
package org.ntkdynamics.study.regression;

import org.jspecify.annotations.NullMarked;
