package org.ntkdynamics.study.regression;

import org.ntkdynamics.store.Table;

/**
 * How well one predictor does at a step.
 *
 * @param step the number of updates of the network
 * @param predictor who answers
 * @param time for how long a linearised network is trained by gradient flow, in units of steps
 *     times learning rate; infinite for a regression, NaN for the network
 * @param trainLoss the mean over the training images of {@code ½‖f - y‖²}
 * @param testLoss the same over the test images
 * @param trainAccuracy the share of training images whose class it names
 * @param testAccuracy the same of the test images
 * @param gained how many test images it gets right that regression with Θ_0 gets wrong
 * @param lost how many the other way round
 * @param error by how much an answer to a test image changed at most when the space in which a flow
 *     is computed was last doubled; 0 for what is computed at once
 */
record RegressionRow(
    int step,
    Predictor predictor,
    double time,
    double trainLoss,
    double testLoss,
    double trainAccuracy,
    double testAccuracy,
    int gained,
    int lost,
    double error) {
  /** Five rows a kernel step, a row a predictor. */
  static final Table<RegressionRow> TABLE = Table.of("regression.csv", RegressionRow.class);
}
