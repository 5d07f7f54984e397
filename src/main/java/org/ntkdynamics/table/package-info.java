/**
 * What a table's columns are, read off the record of its rows. Knows no file and no particular
 * table.
 */
@NullMarked
package org.ntkdynamics.table;

import org.jspecify.annotations.NullMarked;
