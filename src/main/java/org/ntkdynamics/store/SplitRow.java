package org.ntkdynamics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkdynamics.data.Dataset;

/**
 * A row of split.csv: samples that stand side by side in their file and belong to one set.
 *
 * @param set {@link #TRAIN} or {@link #TEST}
 * @param firstIndex the index of the first in its images file, from 0
 * @param lastIndex the index of the last, which belongs to the set too
 */
public record SplitRow(String set, int firstIndex, int lastIndex) {
  /** The training set. */
  public static final String TRAIN = "train";

  /** The test set. */
  public static final String TEST = "test";

  /** The rows of both sets of a data set, training first, each in the order of the file. */
  public static List<SplitRow> of(Dataset data) {
    List<SplitRow> rows = new ArrayList<>();
    collect(TRAIN, data.train().datasetIndices(), rows);
    collect(TEST, data.test().datasetIndices(), rows);
    return rows;
  }

  private static void collect(String set, List<Integer> indices, List<SplitRow> rows) {
    int first = 0;
    for (int i = 1; i <= indices.size(); i++) {
      if (i == indices.size() || indices.get(i) != indices.get(i - 1) + 1) {
        rows.add(new SplitRow(set, indices.get(first), indices.get(i - 1)));
        first = i;
      }
    }
  }

  /** Its indices, ascending. */
  public IntStream indices() {
    return IntStream.rangeClosed(firstIndex, lastIndex);
  }
}
