package org.ntkdynamics.study.firststep;

import org.ntkdynamics.spec.EnsembleUnit;

/**
 * One unit of a first-step experiment: networks of every depth with all else fixed, and the steps
 * that are taken on each of them.
 *
 * @param networks the networks
 * @param step the steps
 */
public record FirstStepUnit(EnsembleUnit networks, StepSpec step) {
  /** The name of the unit in the run directory. */
  public String key() {
    return networks.key();
  }
}
