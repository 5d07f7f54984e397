package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What every spec begins with. Its keys are keys of the spec itself.
 *
 * @param formatVersion the version of the format; a spec leaves it out, {@code run.yaml} has it
 * @param kind the kind of experiment
 * @param name the name of the experiment, which names its run directory too
 * @param seed the master seeds, each a unit's; what units share is drawn from the first
 * @param zip keys whose values are paired, first with first and so on, where lists otherwise make
 *     every combination; empty for none
 */
public record Header(
    int formatVersion,
    String kind,
    String name,
    Sweep<Long> seed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> zip) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public Header {
    if (formatVersion != Defaults.FORMAT_VERSION) {
      throw new InvalidValueException(
          "formatVersion", formatVersion, Defaults.FORMAT_VERSION + ", the version read here");
    }
    if (!NAME.matcher(name).matches()) {
      throw new InvalidValueException(
          "name",
          '"' + name + '"',
          "1 to 100 letters, digits, dots, underscores and dashes, a letter or digit first");
    }
    zip = List.copyOf(zip);
  }

  /** The header of a kind by default: named as the kind is. */
  public static Header of(String kind) {
    return new Header(Defaults.FORMAT_VERSION, kind, kind, Sweep.of(Defaults.SEED), List.of());
  }

  /** The seeds as a dimension of the sweep. */
  public Dimension<Long> seeds() {
    return Dimension.of("seed", "seed", seed);
  }
}
