package org.ntkdynamics.study.firststep;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnits;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * The change of Θ(x,x) in the first step of gradient descent along depth: Theorem 4.1 and appendix
 * B.3 of Seleznova &amp; Kutyniok 2022.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds
 * @param network the random networks
 * @param ensemble how they are drawn
 * @param step the steps
 */
public record FirstStepSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    EnsembleNetworkSpec network,
    EnsembleSpec ensemble,
    StepSpec step)
    implements Spec {
  /** The name of this kind in a spec. */
  public static final String KIND = "first-step";

  public FirstStepSpec {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    EnsembleUnits.check(seed, network, ensemble);
    if (!ensemble.sampler().drawsPairs()) {
      throw new InvalidValueException(
          "ensemble.sampler", ensemble.sampler(), "deferred or dense, which can take a step");
    }
    if (!ensemble.inputs().equals(List.of(1.0))) {
      throw new InvalidValueException(
          "ensemble.inputs", ensemble.inputs(), "1: the step is taken on the input of the kernel");
    }
  }

  /** The curves to draw: every combination of the networks' swept values, seeds outermost. */
  public List<FirstStepUnit> units() {
    return EnsembleUnits.of(seed, network, ensemble).stream()
        .map(networks -> new FirstStepUnit(networks, step))
        .toList();
  }
}
