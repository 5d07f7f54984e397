package org.ntkdynamics.study.claims;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.store.Json;
import org.ntkdynamics.store.RunDirectory;

/** The file of a claims run that sums up its units: claims.json. */
public final class LedgerFiles {
  private LedgerFiles() {}

  /** The path of claims.json, which need not exist. */
  public static Path ledgerFile(RunDirectory run) {
    return run.root().resolve("claims.json");
  }

  /** The ledger as far as it goes. */
  public static Ledger ledger(RunDirectory run) {
    return Json.read(ledgerFile(run), Ledger.class).orElse(new Ledger(List.of()));
  }

  /** Rewrites claims.json from the claims that were looked at. */
  static void write(RunDirectory run, List<Claim> claims) {
    List<ClaimRecord> records =
        claims.stream()
            .map(claim -> run.unit(claim.id()).read(ClaimRecord.FILE, ClaimRecord.class))
            .flatMap(Optional::stream)
            .toList();
    Json.write(ledgerFile(run), new Ledger(records));
  }
}
