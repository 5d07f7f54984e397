/**
 * Pictures from numbers: line charts, heat maps, axes, colours. It never reads a file and knows no
 * experiment.
 */
@NullMarked
package org.ntkdynamics.chart;

import org.jspecify.annotations.NullMarked;
