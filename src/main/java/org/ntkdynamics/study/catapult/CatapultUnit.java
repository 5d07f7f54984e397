package org.ntkdynamics.study.catapult;

import org.ntkdynamics.spec.TrainingUnit;

/**
 * One training: a network and a step size. Trainings of one network start from the same parameters.
 *
 * @param key the name of the unit in the run directory, such as {@code sw2=2.0_seed=0_eta=1.5}
 * @param network the network, whose own key names the stream of its parameters
 * @param multiple the step size as a multiple of {@code 2N/λ_max(K_0)}
 */
record CatapultUnit(String key, TrainingUnit network, double multiple) {}
