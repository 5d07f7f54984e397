package org.ntkdynamics.study.claims;

import java.util.List;
import org.ntkdynamics.judge.Verdict;

/**
 * The file claims.json.
 *
 * @param claims the records, in the order of the catalogue
 */
public record Ledger(List<ClaimRecord> claims) {
  public Ledger {
    claims = List.copyOf(claims);
  }

  /** How many claims have a verdict. */
  public long count(Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }
}
