package org.ntkdynamics.spec;

/**
 * The training and the test set.
 *
 * @param dataset where the images and labels come from
 * @param trainSize the number of training samples; fewer than there are: a class-balanced subset
 *     drawn from the seed
 * @param testSize the number of test samples, likewise; 0 for none
 */
public record DataSpec(DatasetRef dataset, int trainSize, int testSize) {
  public DataSpec {
    Require.atLeast(1, "trainSize", trainSize);
    Require.atLeast(0, "testSize", testSize);
  }
}
