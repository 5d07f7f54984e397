/**
 * What a study is, how studies are found, and the one lifecycle of their units, from a spec to the
 * files of a run and its report. It names no study and never prints.
 */
@NullMarked
package org.ntkdynamics.study;

import org.jspecify.annotations.NullMarked;
