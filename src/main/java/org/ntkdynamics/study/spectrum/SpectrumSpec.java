package org.ntkdynamics.study.spectrum;

import java.util.List;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Header;
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
 * @param header {@link #KIND}, name and seeds
 * @param data the training set that the subsample is taken from
 * @param network the networks; one output and σb = 0, where expectations are known
 * @param kernel what the spectrum is sampled from
 */
record SpectrumSpec(Header header, DataSpec data, NetworkSpec network, SpectrumKernelSpec kernel)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "spectrum";

  SpectrumSpec {
    TrainingUnits.of(header, network);
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
    return TrainingUnits.of(header, network).list();
  }
}
