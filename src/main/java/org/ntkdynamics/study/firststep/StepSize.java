package org.ntkdynamics.study.firststep;

import org.ntkdynamics.table.Column;

/**
 * How far a step goes.
 *
 * @param kind whether the learning rate shrinks with depth
 * @param value the learning rate η, or {@code η a^L} if it is scaled
 */
record StepSize(@Column("") Kind kind, double value) {
  /** What depth does to a learning rate. */
  enum Kind {
    /** Nothing. */
    FIXED,
    /** It shrinks as {@code a^-L}, a = σw²/2. */
    SCALED
  }

  /** A fixed or a scaled one. */
  StepSize(boolean scaled, double value) {
    this(scaled ? Kind.SCALED : Kind.FIXED, value);
  }

  /** Whether the learning rate shrinks with depth. */
  boolean scaled() {
    return kind == Kind.SCALED;
  }
}
