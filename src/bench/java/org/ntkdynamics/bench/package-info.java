/**
 * Benchmarks: JMH for the parts, and the peers on the JVM for the table that {@code
 * src/bench/compare} prints. Built by the profile {@code bench} alone.
 */
package org.ntkdynamics.bench;
