package org.ntkdynamics.study;

import java.util.List;
import java.util.OptionalDouble;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;

/** An experiment that is ready to run: what its spec asks for was checked, its data are loaded. */
@FunctionalInterface
public interface Run {
  /** What the steps of a unit are called, in the singular. */
  default String stepName() {
    return "step";
  }

  /** The data files that were read. */
  default List<DatasetFile> datasetFiles() {
    return List.of();
  }

  /** Writes the files of a new run that belong to no unit. */
  default void writeShared(RunDirectory directory) {}

  /** The units, in the order in which they are begun. */
  List<? extends Unit> units();

  /** The floating-point operations of all units; empty if its kind does not count them. */
  default OptionalDouble flop() {
    return OptionalDouble.empty();
  }

  /**
   * A unit has written its files: what sums up all units may be written again. Called for one unit
   * at a time, while others are worked on.
   */
  default void unitWorked(RunDirectory directory) {}
}
