package org.ntkdynamics.study;

import java.util.function.BiConsumer;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** A unit that is worked on as a whole: what was interrupted within it is computed again. */
public interface WholeUnit extends Unit {
  /**
   * A unit.
   *
   * @param steps the step it ends at
   * @param files computes it and writes its files
   */
  static WholeUnit of(String key, int steps, BiConsumer<UnitDirectory, Progress> files) {
    return new WholeUnit() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public int steps() {
        return steps;
      }

      @Override
      public UnitStatus work(UnitDirectory directory, Progress progress) {
        files.accept(directory, progress);
        return UnitStatus.finished(steps);
      }
    };
  }

  /**
   * Computes the unit and writes its files.
   *
   * @return how it ended
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   */
  UnitStatus work(UnitDirectory directory, Progress progress);

  @Override
  default UnitWork begin(RunDirectory run, Progress progress) {
    UnitDirectory directory = run.unit(key());
    return () -> work(directory, progress);
  }
}
