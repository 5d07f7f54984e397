/**
 * One self-contained HTML page from a run directory and nothing else: what the pages of all studies
 * have in common. It names no study, never changes a result, and its page asks nothing of a
 * network.
 */
@NullMarked
package org.ntkdynamics.page;

import org.jspecify.annotations.NullMarked;
