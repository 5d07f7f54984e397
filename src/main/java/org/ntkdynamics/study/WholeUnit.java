package org.ntkdynamics.study;

import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** A unit that is worked on as a whole: what was interrupted within it is computed again. */
public interface WholeUnit extends Unit {
  /**
   * Computes the unit and writes its files.
   *
   * @return how it ended
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   */
  UnitStatus work(UnitDirectory directory, Progress progress);

  @Override
  default Work begin(RunDirectory run, Progress progress) {
    UnitDirectory directory = run.unit(key());
    return () -> work(directory, progress);
  }
}
