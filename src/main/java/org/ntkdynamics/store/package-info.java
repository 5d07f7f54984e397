/**
 * The run directory: whole, versioned files and nothing but files, written atomically and read back
 * as records. It never computes a number and never knows which experiment it serves.
 */
@NullMarked
package org.ntkdynamics.store;

import org.jspecify.annotations.NullMarked;
