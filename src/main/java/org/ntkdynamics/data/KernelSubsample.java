package org.ntkdynamics.data;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.random.RandomStreams;

/** Draws the samples that the kernel is computed on. */
public final class KernelSubsample {
  private KernelSubsample() {}

  /**
   * Equally many training samples of each class, class by class and within a class in the order of
   * the file.
   *
   * @param train the training samples
   * @param perClass how many of each class
   * @param seed the master seed of the draw
   * @return shape {@code [classes · perClass, P]}
   * @throws DataException if a class has too few
   */
  public static Samples draw(Samples train, int perClass, long seed) {
    return train.select(positions(train.labels(), train.classes(), perClass, seed));
  }

  /**
   * The positions of the samples that are drawn, in the order in which they are wanted.
   *
   * @param labels of all training samples
   * @param classes how many there are
   */
  static List<Integer> positions(List<Integer> labels, int classes, int perClass, long seed) {
    List<List<Integer>> pools = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      pools.add(new ArrayList<>());
    }
    for (int position = 0; position < labels.size(); position++) {
      pools.get(labels.get(position)).add(position);
    }
    int most = Integer.MAX_VALUE / classes;
    if (perClass > most) {
      throw new DataException(
          "kernel.samplesPerClass: "
              + perClass
              + " is not allowed: must be at most "
              + most
              + " for "
              + classes
              + " classes");
    }
    List<List<Integer>> drawn =
        BalancedDraw.draw(
            pools,
            perClass * classes,
            RandomStreams.stream(seed, "kernel", "subsample"),
            "kernel.samplesPerClass");
    return drawn.stream().flatMap(List::stream).toList();
  }
}
