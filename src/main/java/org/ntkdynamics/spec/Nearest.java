package org.ntkdynamics.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What was meant by a word that is not known: the known one that is nearest by edit distance. */
public final class Nearest {
  private Nearest() {}

  /** The known word that is nearest; empty if none is near. */
  public static Optional<String> of(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparing(candidate -> distance.apply(word, candidate)))
        .filter(candidate -> distance.apply(word, candidate) <= 1 + candidate.length() / 3);
  }

  /** A question to be put behind a word that is not known; nothing if no known one is near. */
  public static String question(String word, Collection<String> known) {
    return of(word, known).map(Nearest::question).orElse("");
  }

  /** A question to be put behind what is not known, of what may have been meant. */
  public static String question(String meant) {
    return " (did you mean " + meant + "?)";
  }
}
