/**
 * What an experiment is: YAML read into immutable records with every default written out, and the
 * records and checks that studies share. It names no study, never runs anything and never looks at
 * data.
 */
@NullMarked
package org.ntkdynamics.spec;

import org.jspecify.annotations.NullMarked;
