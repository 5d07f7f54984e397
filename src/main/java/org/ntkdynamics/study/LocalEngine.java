package org.ntkdynamics.study;

import java.util.List;
import java.util.OptionalInt;

/** Works on several units at once in this process, see {@link Jobs}. */
final class LocalEngine implements UnitEngine {
  private final OptionalInt jobs;

  /**
   * An engine of this process.
   *
   * @param jobs how many units at once, at least 1; from the cores if empty
   */
  LocalEngine(OptionalInt jobs) {
    this.jobs = jobs;
  }

  @Override
  public void check(List<? extends Unit> units) {
    jobs(units);
  }

  private Jobs jobs(List<? extends Unit> units) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Jobs.of(units, jobs, cores, MemoryNeed.available());
  }

  @Override
  public void work(OpenUnits open) {
    Jobs divided = jobs(open.units());
    open.forEach(divided.count(), unit -> open.workOn(unit, divided.threads()));
  }
}
