package org.ntkdynamics.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of an experiment.
 *
 * @param train the training samples, in the order of their file
 * @param test the test samples, in the order of their file; may be empty
 * @param files the files they come from
 * @param standardisation what was subtracted from each feature and what it was divided by; null if
 *     its values were not standardised
 */
public record Dataset(
    Samples train,
    Samples test,
    List<FileDigest> files,
    @Nullable Standardisation standardisation) {
  public Dataset {
    files = List.copyOf(files);
  }

  /** Whose values were not standardised. */
  public Dataset(Samples train, Samples test, List<FileDigest> files) {
    this(train, test, files, null);
  }
}
