package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The law of the weights Ŵ of a network in the NTK parametrisation, written {@code gaussian},
 * {@code uniform}, {@code laplace}, or {@code student-5} for Student's t with 5 degrees of freedom:
 * symmetric about 0, of variance 1, without atoms.
 *
 * @param family the family of laws
 * @param degreesOfFreedom ν of Student's t, above 2 lest the variance be infinite; 0 for the others
 */
public record WeightLaw(Family family, double degreesOfFreedom) {
  /** A family of laws. */
  public enum Family {
    GAUSSIAN,
    UNIFORM,
    LAPLACE,
    STUDENT
  }

  public static final WeightLaw GAUSSIAN = new WeightLaw(Family.GAUSSIAN, 0);
  public static final WeightLaw UNIFORM = new WeightLaw(Family.UNIFORM, 0);
  public static final WeightLaw LAPLACE = new WeightLaw(Family.LAPLACE, 0);

  private static final Pattern STUDENT = Pattern.compile("student-(\\d{1,6}(?:\\.\\d{1,6})?)");
  private static final String ALLOWED =
      "gaussian, uniform, laplace, or student-N with more than 2 degrees of freedom N, such as"
          + " student-5";

  public WeightLaw {
    boolean fits = family == Family.STUDENT ? degreesOfFreedom > 2 : degreesOfFreedom == 0;
    if (!fits || Double.isInfinite(degreesOfFreedom)) {
      throw new InvalidValueException("law", name(family, degreesOfFreedom), ALLOWED);
    }
  }

  /** Student's t with so many degrees of freedom, scaled to variance 1. */
  public static WeightLaw student(double degreesOfFreedom) {
    return new WeightLaw(Family.STUDENT, degreesOfFreedom);
  }

  /**
   * Reads a law as a spec names it.
   *
   * @throws InvalidValueException if there is no such law
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WeightLaw of(String name) {
    Matcher student = STUDENT.matcher(name);
    if (student.matches()) {
      return student(Double.parseDouble(student.group(1)));
    }
    return switch (name) {
      case "gaussian" -> GAUSSIAN;
      case "uniform" -> UNIFORM;
      case "laplace" -> LAPLACE;
      default -> throw new InvalidValueException("law", name, ALLOWED);
    };
  }

  /** Whether {@code E|Ŵ|^order} is finite; Student's t has the moments below ν only. */
  public boolean hasMoment(int order) {
    return family != Family.STUDENT || order < degreesOfFreedom;
  }

  /** The fourth moment {@code E[Ŵ⁴]}: 3 for the Gaussian; ∞ for Student's t up to ν = 4. */
  public double fourthMoment() {
    return switch (family) {
      case GAUSSIAN -> 3;
      case UNIFORM -> 1.8;
      case LAPLACE -> 6;
      case STUDENT -> hasMoment(4) ? 3 + 6 / (degreesOfFreedom - 4) : Double.POSITIVE_INFINITY;
    };
  }

  /** The law as a spec names it. */
  @JsonValue
  @Override
  public String toString() {
    return name(family, degreesOfFreedom);
  }

  private static String name(Family family, double degreesOfFreedom) {
    return switch (family) {
      case GAUSSIAN -> "gaussian";
      case UNIFORM -> "uniform";
      case LAPLACE -> "laplace";
      case STUDENT ->
          degreesOfFreedom == Math.rint(degreesOfFreedom)
              ? "student-" + (long) degreesOfFreedom
              : "student-" + degreesOfFreedom;
    };
  }
}
