package org.ntkdynamics.study.spectrum;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.spec.TrainingUnits;

/**
 * The spectrum of the NTK at initialisation, which Shustin &amp; Dogariu leave to future work: its
 * top eigenvalue over many random networks, how far that concentrates, and what bounds say of it.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds; the kernel subsample is drawn from the first
 * @param data the training set that the subsample is taken from
 * @param network the networks; one output and σb = 0, where expectations are known
 * @param kernel what the spectrum is sampled from
 */
record SpectrumSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    DataSpec data,
    NetworkSpec network,
    SpectrumKernelSpec kernel)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "spectrum";

  SpectrumSpec {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    network.checkSweep(seed, 1);
    Require.unscaled(network);
    Require.relu(network);
    if (network.outputs() != 1) {
      throw new InvalidValueException("network.outputs", network.outputs(), "1 in this kind");
    }
    if (network.sigmaB2() != 0) {
      throw new InvalidValueException("network.sigmaB2", network.sigmaB2(), "0 in this kind");
    }
  }

  /** The settings to draw networks of: every combination of the swept values. */
  List<TrainingUnit> units() {
    return TrainingUnits.of(seed, network);
  }
}
