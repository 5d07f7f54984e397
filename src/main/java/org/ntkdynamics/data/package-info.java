/**
 * Images and labels: IDX files through a DataVec record reader, their digests, the splits and the
 * class-sorted kernel subsample. It never knows what a network is.
 */
@NullMarked
package org.ntkdynamics.data;

import org.jspecify.annotations.NullMarked;
