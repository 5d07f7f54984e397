package org.ntkdynamics.spec;

/**
 * The training and the test set.
 *
 * @param dataset where the inputs and labels come from
 * @param trainSize the number of training samples; fewer than there are: a class-balanced subset
 *     drawn from the seed
 * @param testSize the number of test samples, likewise; 0 for none
 * @param scaling what is done to the values: unit for x/255, of pixels of 0 to 255; standardised
 *     for (x - mean)/deviation of the training samples, feature by feature; none
 */
public record DataSpec(DatasetRef dataset, int trainSize, int testSize, Scaling scaling) {
  public DataSpec {
    Require.atLeast(1, "trainSize", trainSize);
    Require.atLeast(0, "testSize", testSize);
  }

  /** With pixels divided by 255. */
  public DataSpec(DatasetRef dataset, int trainSize, int testSize) {
    this(dataset, trainSize, testSize, Defaults.SCALING);
  }
}
