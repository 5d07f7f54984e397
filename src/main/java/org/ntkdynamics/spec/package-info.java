/**
 * What an experiment is: immutable records read from YAML with every default written out. It never
 * runs anything and never looks at data.
 */
@NullMarked
package org.ntkdynamics.spec;

import org.jspecify.annotations.NullMarked;
