/**
 * Rules, intervals, measurements and verdicts: the only place that says holds or fails. It never
 * measures anything itself, and no verdict is typed in.
 */
@NullMarked
package org.ntkdynamics.judge;

import org.jspecify.annotations.NullMarked;
