package org.ntkdynamics.study.listener;

import org.ntkdynamics.page.Report;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** Runs that an {@link NtkListener} has written. They are reported and compared, not run. */
public final class ListenerStudy implements Study<ListenerSpec> {
  @Override
  public String kind() {
    return ListenerSpec.KIND;
  }

  @Override
  public ListenerSpec defaults() {
    return new ListenerSpec(Header.of(ListenerSpec.KIND), "", 0, "", Probes.DEFAULTS);
  }

  /**
   * Refuses.
   *
   * @throws SpecException always
   */
  @Override
  public Run prepare(ListenerSpec spec) {
    throw new SpecException(
        "kind: listener is trained by a program of its own, with an NtkListener: it is reported and"
            + " compared, but neither run nor resumed here");
  }

  @Override
  public Report report(ListenerSpec spec, RunDirectory run) {
    return Report.of(new ListenerPageBuilder(run, spec).build());
  }
}
