package org.ntkdynamics.data;

import java.util.List;

/**
 * The data of an experiment.
 *
 * @param train the training samples, in the order of their file
 * @param test the test samples, in the order of their file; may be empty
 * @param files the files they come from
 */
public record Dataset(Samples train, Samples test, List<FileDigest> files) {
  public Dataset {
    files = List.copyOf(files);
  }
}
