package org.ntkdynamics.data;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Scaling;

/** Makes inputs of the values of a file, see {@link Scaling}. */
final class Scaler {
  private static final double WHITE = 255;

  private final Scaling scaling;
  private final @Nullable Standardisation standardisation;

  private Scaler(Scaling scaling, @Nullable Standardisation standardisation) {
    this.scaling = scaling;
    this.standardisation = standardisation;
  }

  /**
   * The scaling of a data set.
   *
   * @param indices its training samples
   */
  static Scaler of(Scaling scaling, SampleSource train, List<Integer> indices) {
    return new Scaler(
        scaling, scaling == Scaling.STANDARDISED ? Standardisation.of(train, indices) : null);
  }

  /** Pixels divided by 255. */
  static Scaler unit() {
    return new Scaler(Scaling.UNIT, null);
  }

  /** The numbers used; null if it does not standardise. */
  @Nullable Standardisation standardisation() {
    return standardisation;
  }

  /**
   * The inputs of a sample.
   *
   * @param place where it stands, for messages
   * @throws DataException if values are no pixels that are to be divided as such
   */
  double[] apply(double[] values, Supplier<String> place) {
    if (standardisation != null) {
      return standardisation.apply(values);
    }
    return scaling == Scaling.UNIT ? divided(values, place) : values;
  }

  private static double[] divided(double[] values, Supplier<String> place) {
    double[] divided = new double[values.length];
    for (int p = 0; p < values.length; p++) {
      if (!(values[p] >= 0 && values[p] <= WHITE && values[p] == Math.rint(values[p]))) {
        throw new DataException(
            place.get()
                + " has the value "
                + values[p]
                + ", which is no pixel of 0 to 255 to be divided by 255: data.scaling must be none"
                + " or standardised");
      }
      divided[p] = values[p] / WHITE;
    }
    return divided;
  }
}
