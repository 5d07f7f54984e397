package org.ntkdynamics.page;

import java.util.Comparator;
import java.util.Locale;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Shape;

/** A quantity that an ensemble experiment may give several values. */
public enum Varied {
  SHAPE,
  WIDTH,
  ALPHA0,
  SIGMA_W2,
  DRAWS,
  COSINE;

  /** The curve of one unit at one cosine. */
  public record Place(EnsembleUnit unit, double cosine) {}

  /** The value that a curve has, as a number; shapes are numbered. */
  public double value(Place place) {
    EnsembleUnit unit = place.unit();
    return switch (this) {
      case SHAPE -> number(unit.shape());
      case WIDTH -> unit.width();
      case ALPHA0 -> unit.alpha0();
      case SIGMA_W2 -> unit.sigmaW2();
      case DRAWS -> unit.draws();
      case COSINE -> place.cosine();
    };
  }

  /** The value with its name, such as {@code M = 100}. */
  public String label(Place place) {
    double value = value(place);
    return switch (this) {
      case SHAPE -> shape(place.unit().shape());
      case WIDTH -> "M = " + Numbers.count((long) value);
      case ALPHA0 -> "α₀ = " + value;
      case SIGMA_W2 -> "σw² = " + value;
      case DRAWS -> Numbers.count((long) value) + " networks";
      case COSINE -> value == 1 ? "Θ(x,x)" : "⟨x,x̃⟩ = " + value;
    };
  }

  public Comparator<Place> order() {
    return Comparator.comparingDouble(this::value);
  }

  private static int number(Shape shape) {
    return switch (shape) {
      case INCREASING -> 0;
      case CONSTANT -> 1;
      case DECREASING -> 2;
    };
  }

  private static String shape(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT) + " widths";
  }
}
