package org.ntkdynamics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint belongs to: everything that a training's bits depend on beside its state.
 *
 * @param spec the SHA-256 of the spec as its run began with it, which holds the rest as well and is
 *     the same on any machine; null for a run that recorded none
 * @param unit the unit's key
 * @param seed the master seed
 * @param lanes into how many partial sums a step is split
 * @param microBatch how many samples go through the network at once
 * @param function what is trained, which follows from spec and unit; null in checkpoints that were
 *     written before it was recorded
 */
public record CheckpointOrigin(
    @Nullable String spec,
    String unit,
    long seed,
    int lanes,
    int microBatch,
    @Nullable TrainedFunction function) {

  /** How this origin differs from the one that is wanted, such as {@code seed 1, not 0}. */
  List<String> differencesFrom(CheckpointOrigin wanted) {
    List<String> differences = new ArrayList<>();
    compare(differences, "unit", unit, wanted.unit);
    compare(differences, "seed", seed, wanted.seed);
    compare(differences, "lanes", lanes, wanted.lanes);
    compare(differences, "microBatch", microBatch, wanted.microBatch);
    if (differences.isEmpty() && !Objects.equals(spec, wanted.spec)) {
      differences.add("another spec");
    }
    return differences;
  }

  private static void compare(List<String> differences, String what, Object is, Object wanted) {
    if (!is.equals(wanted)) {
      differences.add(what + ' ' + is + ", not " + wanted);
    }
  }
}
