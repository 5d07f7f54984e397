/**
 * Monte Carlo over random networks at initialisation: exact samplers of the NTK, and estimators
 * with intervals. It never touches ND4J.
 */
@NullMarked
package org.ntkdynamics.ensemble;

import org.jspecify.annotations.NullMarked;
