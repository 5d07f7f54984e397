package org.ntkdynamics.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.ntkdynamics.spec.Limits;

/** The labels of samples: whole numbers from 0, without a gap in those of a training set. */
final class Labels {
  private Labels() {}

  /**
   * A label as a number.
   *
   * @param place where it stands, for messages
   * @throws DataException if it is none
   */
  static int of(double value, String place) {
    if (!(value >= 0 && value < Limits.CLASSES && value == Math.rint(value))) {
      throw refused(String.valueOf(value).replaceFirst("\\.0$", ""), place);
    }
    return (int) value;
  }

  static DataException refused(String value, String place) {
    return new DataException(
        place
            + ": the label "
            + value
            + " is not allowed: must be a whole number of 0 to "
            + (Limits.CLASSES - 1));
  }

  /** The number of classes: one more than the largest label. */
  static int classes(int[] labels) {
    return Arrays.stream(labels).max().orElse(-1) + 1;
  }

  /**
   * Checks a training set.
   *
   * @throws DataException if a class up to the largest label has no sample
   */
  static void checkEveryClass(int[] labels, Path file) {
    boolean[] seen = new boolean[classes(labels)];
    for (int label : labels) {
      seen[label] = true;
    }
    for (int label = 0; label < seen.length; label++) {
      if (!seen[label]) {
        throw new DataException(
            String.format(
                "%s: has no sample of class %d, but of class %d: labels must be 0, 1, 2, … without"
                    + " a gap",
                file, label, seen.length - 1));
      }
    }
  }
}
