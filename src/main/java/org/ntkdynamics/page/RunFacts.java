package org.ntkdynamics.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.spec.PairedValues;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;

/**
 * What every page says of the run that it is drawn from. Public because the template engine reads
 * only public classes.
 *
 * @param title what it is called
 * @param drawnFrom what it was drawn from, see {@link DrawnFrom}
 * @param drawnAt when it was drawn, if the run was being worked on then; else empty
 * @param paired which values of its spec were paired and not combined; empty if none were
 * @param provenance what it was computed with; empty if that is not recorded
 * @param datasets the files of data that were read
 * @param files its files that belong to no unit
 */
public record RunFacts(
    RunTitle title,
    String drawnFrom,
    String drawnAt,
    List<Page.Fact> paired,
    List<Page.Fact> provenance,
    List<Dataset> datasets,
    List<Page.Link> files) {

  /** A file that was read. */
  public record Dataset(String file, String sha256) {}

  static RunFacts of(RunDirectory run) {
    Optional<Provenance> provenance = run.provenance();
    return new RunFacts(
        RunTitle.of(run),
        DrawnFrom.of(run).text(),
        provenance.filter(RunFacts::isAtWork).map(at -> now()).orElse(""),
        paired(run.config()),
        provenance.map(ProvenanceFacts::list).orElse(List.of()),
        provenance.stream()
            .flatMap(p -> p.datasetFiles().stream())
            .map(file -> new Dataset(file.file(), file.sha256()))
            .toList(),
        new Links(run).ofRun());
  }

  private static List<Page.Fact> paired(Spec spec) {
    String pairs = PairedValues.of(spec);
    return pairs.isEmpty()
        ? List.of()
        : List.of(Page.Fact.of("Paired values", pairs + "; no other combinations of these"));
  }

  /** Whether the process that worked on it last has not said that it ended. */
  private static boolean isAtWork(Provenance provenance) {
    return provenance.sessions().get(provenance.sessions().size() - 1).ended() == null;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
