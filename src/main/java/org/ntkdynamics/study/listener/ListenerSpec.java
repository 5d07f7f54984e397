package org.ntkdynamics.study.listener;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * What an {@link NtkListener} was asked for: the record of a run that another program made.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the run
 * @param seed not used: the network is the user's
 * @param network its layers and parameters in words
 * @param samples how many samples the kernel is on
 * @param steps its schedule in words
 * @param probes what is read at each kernel step, by name
 */
public record ListenerSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    String network,
    int samples,
    String steps,
    List<String> probes)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "listener";

  public ListenerSpec {
    Require.header(formatVersion, name);
    seed = List.copyOf(seed);
    Require.atLeast(0, "samples", samples);
    probes = Probes.checked("probes", probes);
  }
}
