package org.ntkdynamics.store;

import java.util.OptionalDouble;

/**
 * A row of loss.csv.
 *
 * @param step the number of updates before the losses were taken; 0 for the untrained network
 * @param trainLoss the loss on the training set
 * @param testLoss the loss on the test set; empty where it was not evaluated
 */
public record LossRow(int step, double trainLoss, OptionalDouble testLoss) {}
