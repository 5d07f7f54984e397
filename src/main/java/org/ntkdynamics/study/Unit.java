package org.ntkdynamics.study;

import java.util.List;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.store.RunDirectory;

/**
 * One unit of an experiment. Its result depends on the spec and its key and nothing else. Its
 * status.json is looked after by who works on it, see {@link UnitWork}.
 */
public interface Unit {
  /** The name of its directory. */
  String key();

  /** The step it ends at. */
  int steps();

  /** How many threads it can make use of, at least 1: as many as there are unless it says else. */
  default int threads() {
    return Integer.MAX_VALUE;
  }

  /** How many bytes of arrays it needs at least, see {@link MemoryNeed}; 0 where that is little. */
  default double memoryNeed() {
    return 0;
  }

  /**
   * How much work a step is from the one before it, against other steps and units of the run: in
   * floating-point operations if the run counts them. From it follows what a run will take.
   */
  default double cost(int step) {
    return 1;
  }

  /**
   * What it draws, all of it by {@link Progress#drawing}: so its draws can be divided among others.
   * Empty unless it is such a unit.
   */
  default List<DrawSet> drawSets() {
    return List.of();
  }

  /**
   * Takes up what an earlier process left of the unit.
   *
   * @param progress is told how the work comes along, and says when to stop
   * @return what is left to do
   */
  UnitWork begin(RunDirectory run, Progress progress);
}
