package org.ntkdynamics.study.listener;

import java.util.List;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Defaults;
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
    return new ListenerSpec(
        Defaults.FORMAT_VERSION,
        ListenerSpec.KIND,
        ListenerSpec.KIND,
        List.of(Defaults.SEED),
        "",
        0,
        "",
        Probes.DEFAULTS);
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
