package org.ntkdynamics.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A training that has reached a step: so many updates have been made.
 *
 * @param step the step; 0 is before any update
 * @param network the network at this step, with its optimizer's state. Valid during the call only:
 *     training goes on in the same arrays
 * @param train the evaluation of the whole training set, null where it was not asked for and is not
 *     known anyway
 * @param test the evaluation of the whole test set, null where it was not asked for or there is
 *     none
 */
public record StepReached(
    int step, MultiLayerNetwork network, @Nullable Evaluation train, @Nullable Evaluation test) {}
