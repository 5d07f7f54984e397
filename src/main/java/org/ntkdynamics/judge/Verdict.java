package org.ntkdynamics.judge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/** What has become of a claim. */
public enum Verdict {
  /** Every setting accepts what is printed. */
  @JsonProperty("holds")
  HOLDS("holds"),
  /** A setting rejects what is printed, and every setting accepts the correction. */
  @JsonProperty("holds as corrected")
  HOLDS_AS_CORRECTED("holds as corrected"),
  /** A setting rejects what is printed, and there is no correction or one rejects it too. */
  @JsonProperty("fails")
  FAILS("fails"),
  /** The measurement cannot tell. */
  @JsonProperty("undecided")
  UNDECIDED("undecided");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As it reads in claims.json and on the page. */
  public String words() {
    return words;
  }

  /**
   * The verdict on a claim from what each of its settings says. It holds if all accept what is
   * printed. Where one rejects it, the correction, if there is one, takes its place in
   * <em>every</em> setting: the claim holds as corrected if all accept that, fails if one rejects
   * it or there is none, and is undecided otherwise. A statement that takes the printed one's place
   * is no correction.
   *
   * @throws IllegalArgumentException if there is no setting
   */
  public static Verdict of(List<? extends Judged> settings) {
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("a claim without a setting has no verdict");
    }
    Outcome printed = worst(settings.stream().map(Judged::printed));
    if (printed != Outcome.REJECTED) {
      return printed == Outcome.ACCEPTED ? HOLDS : UNDECIDED;
    }
    boolean hasCorrection = settings.stream().anyMatch(Judged::hasCorrection);
    if (!hasCorrection) {
      return FAILS;
    }
    Stream<Outcome> asCorrected =
        settings.stream()
            .map(setting -> setting.hasCorrection() ? setting.amended() : setting.printed());
    return switch (worst(asCorrected)) {
      case ACCEPTED -> HOLDS_AS_CORRECTED;
      case OPEN -> UNDECIDED;
      case REJECTED -> FAILS;
    };
  }

  private static Outcome worst(Stream<Outcome> outcomes) {
    return outcomes.max(Outcome::compareTo).orElseThrow();
  }

  /** What one setting says of a claim. */
  public interface Judged {
    /** Of what is printed. */
    Outcome printed();

    /** Of what is right instead; of what is printed where that is the same. */
    Outcome amended();

    /** Whether there is a correction: the same statement with another number. */
    boolean hasCorrection();
  }
}
