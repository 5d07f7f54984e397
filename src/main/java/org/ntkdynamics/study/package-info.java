/**
 * Runs experiments: one class a kind, from a config through its units to the files of a run. It
 * never draws a report and never prints.
 */
@NullMarked
package org.ntkdynamics.study;

import org.jspecify.annotations.NullMarked;
