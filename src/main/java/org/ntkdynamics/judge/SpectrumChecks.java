package org.ntkdynamics.judge;

/** That spectra of random networks are as theory has it. */
public final class SpectrumChecks {
  private static final Rule MEAN = new Rule.Equality(0.05);

  private SpectrumChecks() {}

  /** The mean trace is the exact expectation. */
  public static Finding trace(String setting, double exact, Measurement mean) {
    return Finding.of(setting, MEAN, exact, mean);
  }

  /** No more networks lie far out than an inequality allows. */
  public static Finding tail(String setting, double allowed, int exceeding, int networks) {
    return Finding.of(
        setting, new Rule.Bound(false, 0), allowed, Measurement.share(exceeding, networks));
  }
}
