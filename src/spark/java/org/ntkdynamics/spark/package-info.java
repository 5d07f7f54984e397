/**
 * Units on a cluster of Apache Spark, which schedules them and nothing else. It names no study, and
 * nothing imports it: it is found on the class path.
 */
@NullMarked
package org.ntkdynamics.spark;

import org.jspecify.annotations.NullMarked;
