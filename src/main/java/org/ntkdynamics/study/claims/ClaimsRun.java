package org.ntkdynamics.study.claims;

import java.util.List;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.WholeUnit;

/**
 * The claims ledger: each unit looks at one claim and writes its record to claim.json, whereupon
 * claims.json is written again from all records there are.
 */
final class ClaimsRun implements Run {
  private final Laboratory laboratory;
  private final List<Claim> claims;

  private ClaimsRun(Laboratory laboratory, List<Claim> claims) {
    this.laboratory = laboratory;
    this.claims = claims;
  }

  /**
   * Takes the claims that are asked for from the catalogue.
   *
   * @throws SpecException if one is asked for that is not there
   */
  static ClaimsRun of(ClaimsSpec config) {
    for (String id : config.only()) {
      if (Catalogue.claim(id).isEmpty()) {
        throw new SpecException("only: " + id + " is not a claim" + meant(id));
      }
    }
    List<Claim> chosen =
        Catalogue.claims().stream()
            .filter(claim -> config.only().isEmpty() || config.only().contains(claim.id()))
            .toList();
    return new ClaimsRun(new Laboratory(config.effort(), config.seed().get(0), 1), chosen);
  }

  /** The nearest claim; all of them if none is near. */
  private static String meant(String id) {
    List<String> all = Catalogue.claims().stream().map(Claim::id).toList();
    return Nearest.of(id, all)
        .map(Nearest::question)
        .orElseGet(() -> "; there are " + String.join(", ", all));
  }

  @Override
  public String stepName() {
    return "claim";
  }

  @Override
  public void writeShared(RunDirectory directory) {
    LedgerFiles.write(directory, claims);
  }

  @Override
  public void unitWorked(RunDirectory directory) {
    LedgerFiles.write(directory, claims);
  }

  @Override
  public List<Look> units() {
    return claims.stream().map(claim -> new Look(claim, laboratory)).toList();
  }

  /** One claim; it has a single step. */
  record Look(Claim claim, Laboratory laboratory) implements WholeUnit {
    @Override
    public String key() {
      return claim.id();
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public UnitStatus work(UnitDirectory directory, Progress progress) {
      Notebook notebook = Notebook.of(directory);
      Laboratory own =
          laboratory
              .withThreads(progress.threads())
              .stoppedWhen(progress::isStopRequested)
              .noting(notebook);
      try {
        directory.write(ClaimRecord.FILE, claim.look(own));
      } finally {
        notebook.write();
      }
      return UnitStatus.finished(1);
    }
  }
}
