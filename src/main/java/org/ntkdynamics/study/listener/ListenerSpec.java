package org.ntkdynamics.study.listener;

import java.util.List;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * What an {@link NtkListener} was asked for: the record of a run that another program made.
 *
 * @param header {@link #KIND} and name; its seed is not used: the network is the user's
 * @param network its layers and parameters in words
 * @param samples how many samples the kernel is on
 * @param steps its schedule in words
 * @param probes what is read at each kernel step, by name
 */
public record ListenerSpec(
    Header header, String network, int samples, String steps, List<String> probes) implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "listener";

  public ListenerSpec {
    Require.atLeast(0, "samples", samples);
    probes = Probes.checked("probes", probes);
  }
}
