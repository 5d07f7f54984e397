/**
 * Closed forms and exact recursions for the NTK of ReLU networks at initialisation. It never draws
 * a random number and never touches a network.
 *
 * <p>Papers are cited as SK (Seleznova &amp; Kutyniok 2022) and SD (Shustin &amp; Dogariu 2022).
 * Throughout, {@code a = σw²/2}, {@code L} counts weight layers, and {@code n_0 … n_L} are widths.
 */
@NullMarked
package org.ntkdynamics.theory;

import org.jspecify.annotations.NullMarked;
