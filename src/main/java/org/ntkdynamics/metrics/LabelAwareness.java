package org.ntkdynamics.metrics;

import java.util.Arrays;
import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * How a kernel tells classes apart: equation (23) of Seleznova & Kutyniok 2022 and the spreads that
 * their Figure 4 draws.
 *
 * @param thetaD {@code Θd}, the mean of the diagonal
 * @param thetaC {@code Θc}, the mean over classes of the mean over ordered pairs {@code i ≠ j} of
 *     one class; NaN if a class has fewer than two samples
 * @param thetaN {@code Θn}, the mean over classes of the mean over pairs with the first sample in
 *     the class and the second outside; NaN if there is one class
 * @param thetaCOverD {@code Θc/Θd}
 * @param thetaNOverD {@code Θn/Θd}
 * @param thetaCStd the mean over classes of the standard deviation (divisor: the number of entries)
 *     of the within-class entries {@code i ≠ j}
 * @param thetaNStd the standard deviation of all between-class entries, likewise
 * @param thetaCWithDiagonal {@code Θc} over the whole diagonal blocks, {@code i = j} included, as
 *     in the authors' program
 */
public record LabelAwareness(
    double thetaD,
    double thetaC,
    double thetaN,
    double thetaCOverD,
    double thetaNOverD,
    double thetaCStd,
    double thetaNStd,
    double thetaCWithDiagonal) {

  /** The averages and spreads, with the quotients that follow. */
  public LabelAwareness(
      double thetaD,
      double thetaC,
      double thetaN,
      double thetaCStd,
      double thetaNStd,
      double thetaCWithDiagonal) {
    this(
        thetaD,
        thetaC,
        thetaN,
        thetaC / thetaD,
        thetaN / thetaD,
        thetaCStd,
        thetaNStd,
        thetaCWithDiagonal);
  }

  /**
   * Reads the averages off a kernel.
   *
   * @param kernel shape {@code [N, N]}, the samples in any order
   * @param labels the class of each sample
   * @throws IllegalArgumentException if the labels are not N
   */
  public static LabelAwareness of(SquareMatrix kernel, List<Integer> labels) {
    Kernels.checkSize(kernel, labels.size());
    Entries diagonal = new Entries();
    Entries between = new Entries();
    List<ClassEntries> classes =
        labels.stream().distinct().sorted().map(label -> new ClassEntries()).toList();
    List<Integer> names = labels.stream().distinct().sorted().toList();
    for (int i = 0; i < kernel.size(); i++) {
      ClassEntries own = classes.get(names.indexOf(labels.get(i)));
      for (int j = 0; j < kernel.size(); j++) {
        boolean sameClass = labels.get(i).equals(labels.get(j));
        (i == j ? diagonal : sameClass ? own.within : between).add(kernel.at(i, j));
        (sameClass ? own.block : own.outside).add(kernel.at(i, j));
      }
    }
    return new LabelAwareness(
        diagonal.mean(),
        mean(classes.stream().mapToDouble(c -> c.within.mean()).toArray()),
        mean(classes.stream().mapToDouble(c -> c.outside.mean()).toArray()),
        mean(classes.stream().mapToDouble(c -> c.within.deviation()).toArray()),
        between.deviation(),
        mean(classes.stream().mapToDouble(c -> c.block.mean()).toArray()));
  }

  /** {@code Θc/Θd - Θn/Θd}: above 0 for a kernel that is larger within classes than between. */
  public double difference() {
    return thetaCOverD - thetaNOverD;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The entries of the rows of one class. */
  private static final class ClassEntries {
    private final Entries within = new Entries();
    private final Entries block = new Entries();
    private final Entries outside = new Entries();
  }

  /** Mean and standard deviation of numbers, by Welford's recursion. */
  private static final class Entries {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    }

    double mean() {
      return count == 0 ? Double.NaN : mean;
    }

    double deviation() {
      return count == 0 ? Double.NaN : Math.sqrt(squares / count);
    }
  }
}
