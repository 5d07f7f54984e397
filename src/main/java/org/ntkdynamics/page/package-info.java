/**
 * Pictures and one self-contained HTML page from a run directory and nothing else. It never
 * computes a kernel, never changes a result, and its page asks nothing of a network.
 */
@NullMarked
package org.ntkdynamics.page;

import org.jspecify.annotations.NullMarked;
