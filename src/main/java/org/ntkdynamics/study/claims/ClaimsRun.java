package org.ntkdynamics.study.claims;

import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.RunMonitor;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims ledger: each unit looks at one claim and writes its record to claim.json, whereupon
 * claims.json is written again from all records there are.
 */
public final class ClaimsRun implements Run {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimsRun.class);

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
  public static ClaimsRun of(ClaimsSpec config) {
    for (String id : config.only()) {
      if (Catalogue.claim(id).isEmpty()) {
        throw new SpecException(
            "only: "
                + id
                + " is not a claim; there are "
                + String.join(", ", Catalogue.claims().stream().map(Claim::id).toList()));
      }
    }
    List<Claim> chosen =
        Catalogue.claims().stream()
            .filter(claim -> config.only().isEmpty() || config.only().contains(claim.id()))
            .toList();
    int threads = Runtime.getRuntime().availableProcessors();
    return new ClaimsRun(new Laboratory(config.effort(), config.seed().get(0), threads), chosen);
  }

  @Override
  public String stepName() {
    return "claim";
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return List.of();
  }

  @Override
  public void writeShared(RunDirectory directory) {
    writeLedger(directory);
  }

  @Override
  public List<Run.Unit> units() {
    return claims.stream().map(claim -> (Run.Unit) new Look(claim)).toList();
  }

  private void writeLedger(RunDirectory run) {
    List<ClaimRecord> records =
        claims.stream()
            .map(claim -> run.unit(claim.id()).read(ClaimRecord.FILE, ClaimRecord.class))
            .flatMap(Optional::stream)
            .toList();
    run.writeClaims(new Ledger(records));
  }

  /** One claim; it has a single step. */
  private final class Look implements Run.Unit {
    private final Claim claim;

    Look(Claim claim) {
      this.claim = claim;
    }

    @Override
    public String key() {
      return claim.id();
    }

    @Override
    public UnitStatus run(RunDirectory run, RunMonitor monitor) {
      UnitDirectory directory = run.unit(key());
      monitor.unitStarted(key(), 0, 1);
      directory.writeStatus(UnitStatus.running(0));
      UnitStatus status = look(run, directory, monitor);
      directory.writeStatus(status);
      return status;
    }

    private UnitStatus look(RunDirectory run, UnitDirectory directory, RunMonitor monitor) {
      try {
        directory.write(
            ClaimRecord.FILE, claim.look(laboratory.stoppedWhen(monitor::isStopRequested)));
        writeLedger(run);
        return UnitStatus.finished(1);
      } catch (UncheckedIOException | StoreException e) {
        throw e; // Files cannot be written: no unit can go on.
      } catch (CancellationException e) {
        return UnitStatus.running(0);
      } catch (RuntimeException e) {
        LOG.error("claim {} could not be looked at", key(), e);
        return UnitStatus.failed(0, e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }
}
