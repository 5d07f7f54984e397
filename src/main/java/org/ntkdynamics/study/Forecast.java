package org.ntkdynamics.study;

import java.util.OptionalDouble;

/**
 * What a run will take.
 *
 * @param units how many units it has
 * @param flop the floating-point operations of all of them; empty where its kind does not count
 *     them
 * @param seconds the time expected on this machine as it is now
 * @param memory the bytes of memory that this process will have needed; empty where the system does
 *     not tell
 * @param calibrated how many units were begun to find out
 * @param jobs how many units will be worked on at once
 */
public record Forecast(
    int units,
    OptionalDouble flop,
    double seconds,
    OptionalDouble memory,
    int calibrated,
    int jobs) {}
