package org.ntkdynamics.cli;

import java.util.List;
import org.ntkdynamics.spec.HiddenWidths;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.theory.Widths;
import picocli.CommandLine.Option;

/** The network that a closed form is asked for. */
final class TheoryNetwork {
  @Option(
      names = "--widths",
      paramLabel = "LIST",
      required = true,
      description = "Input, hidden and output widths: 784,300x19,1 has 19 hidden layers of 300.")
  private String widths;

  @Option(
      names = "--sigma-w2",
      paramLabel = "VALUE",
      required = true,
      description = "The weight variance σw²; 2 is the edge of chaos.")
  private double sigmaW2;

  /** Created by picocli, which injects the fields. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  TheoryNetwork() {}

  /** The widths as they were typed. */
  String text() {
    return widths;
  }

  /**
   * The widths.
   *
   * @throws IllegalArgumentException if they are none
   */
  Widths widths() {
    try {
      return new Widths(HiddenWidths.parse(widths));
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException("--widths: " + e.getMessage(), e);
    }
  }

  /** The widths as a list, for JSON. */
  List<Integer> list() {
    return widths().values();
  }

  double sigmaW2() {
    return sigmaW2;
  }
}
