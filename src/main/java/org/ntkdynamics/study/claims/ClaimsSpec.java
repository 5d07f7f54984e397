package org.ntkdynamics.study.claims;

import java.util.List;
import org.ntkdynamics.spec.Grid;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * The claims ledger: every claim of both papers with what was measured and whether it holds.
 *
 * @param header {@link #KIND}, name and seeds
 * @param effort how much is measured
 * @param only the ids of the claims to look at; empty for all
 */
record ClaimsSpec(Header header, Effort effort, List<String> only) implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "claims";

  ClaimsSpec {
    Grid.of(header);
    if (header.seed().size() != 1) {
      throw new InvalidValueException("seed", header.seed(), "one integer");
    }
    only = List.copyOf(only);
    Require.distinct("only", only);
  }
}
