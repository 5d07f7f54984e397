/**
 * The claims of both papers: what each states, how it is measured, and the rule that turns the
 * measurement into a verdict. It never writes a file, and no verdict is typed in.
 */
@NullMarked
package org.ntkdynamics.study.claims;

import org.jspecify.annotations.NullMarked;
