package org.ntkdynamics.study;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an engine.
 *
 * @param jobs how many units at once, at least 1; for the engine to say if empty
 * @param master where the cluster is, if that was said
 * @param allowMixed whether units may come from machines that round differently
 */
public record EngineRequest(OptionalInt jobs, @Nullable String master, boolean allowMixed) {}
