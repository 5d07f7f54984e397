package org.ntkdynamics.study.claims;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.HashSet;
import java.util.List;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;

/**
 * The claims ledger: every claim of both papers with what was measured and whether it holds.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seed, exactly one
 * @param effort how much is measured
 * @param only the ids of the claims to look at; empty for all
 */
record ClaimsSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    Effort effort,
    List<String> only)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "claims";

  ClaimsSpec {
    Require.header(formatVersion, name);
    seed = List.copyOf(seed);
    if (seed.size() != 1) {
      throw new InvalidValueException("seed", seed, "one integer");
    }
    only = List.copyOf(only);
    if (new HashSet<>(only).size() < only.size()) {
      throw new InvalidValueException("only", only, "a list without repetitions");
    }
  }
}
