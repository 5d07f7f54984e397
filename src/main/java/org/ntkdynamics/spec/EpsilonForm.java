package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Where Adam's ε stands in step t = 1, 2, …; {@code m̂ = m/(1-β1^t)} and {@code v̂ = v/(1-β2^t)}
 * are the moments without their bias towards 0.
 */
public enum EpsilonForm {
  /** {@code η m̂/(√v̂ + ε)}: Kingma & Ba 2015, algorithm 1; Flax, PyTorch and Keras have it so. */
  @JsonProperty("textbook")
  TEXTBOOK,
  /**
   * {@code η m̂/(√v̂ + ε/√(1-β2^t))}: DL4J's own, Kingma & Ba's "ε̂". In the first step its ε is 32
   * times the textbook's.
   */
  @JsonProperty("dl4j")
  DL4J;

  /** Its name in a spec. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
