package org.ntkdynamics.page;

import java.util.Comparator;
import java.util.Locale;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
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

  /** The value with what it is and its symbol, such as {@code width M = 100}. */
  public String label(Place place) {
    double value = value(place);
    return switch (this) {
      case SHAPE -> shape(place.unit().shape());
      case WIDTH -> "width M = " + Numbers.count((long) value);
      case ALPHA0 -> "input ratio α₀ = " + value;
      case SIGMA_W2 -> "σw² = " + value;
      case DRAWS -> Numbers.count((long) value) + " networks";
      case COSINE -> cosine(value);
    };
  }

  /** A cosine with its name, such as {@code cosine ⟨x,x̃⟩ = 0.5}; at 1 there is one input. */
  public static String cosine(double cosine) {
    return cosine == 1 ? "one input, Θ(x,x)" : "cosine ⟨x,x̃⟩ = " + cosine;
  }

  /** The same with the phase where σw² decides it, such as {@code σw² = 1.5, ordered phase}. */
  public String labelWithPhase(Place place) {
    String phase = this == SIGMA_W2 ? ", " + Phase.of(place.unit().sigmaW2()).label() : "";
    return label(place) + phase;
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
