/**
 * Inputs and labels: IDX and CSV files through DataVec record readers, folders of images, {@code
 * .npy} arrays, their digests, scaling, the splits and the class-sorted kernel subsample. It never
 * knows what a network is.
 */
@NullMarked
package org.ntkdynamics.data;

import org.jspecify.annotations.NullMarked;
