package org.ntkdynamics.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecWriter;

/**
 * Where a run's numbers come from: provenance.json.
 *
 * @param spec run.yaml as the run began with it, every default filled in, so that an edit can be
 *     told; null in runs begun before it was recorded
 * @param datasetFiles the files that were read, with their digests
 * @param sessions who computed, when and on what; one at first, and one more each time the run is
 *     resumed
 */
public record Provenance(
    @Nullable String spec, List<DatasetFile> datasetFiles, List<Session> sessions) {
  public Provenance {
    datasetFiles = List.copyOf(datasetFiles);
    sessions = List.copyOf(sessions);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a provenance has at least one session");
    }
  }

  /** The provenance of a run that this process begins now. */
  public static Provenance begin(Spec config, String command, List<DatasetFile> datasetFiles) {
    return new Provenance(SpecWriter.write(config), datasetFiles, List.of(Session.begin(command)));
  }

  /** The SHA-256 of the spec, which names the computation wherever it runs; null without a spec. */
  public @Nullable String specSha256() {
    return spec == null ? null : Sha256.hex(spec);
  }

  /** The same with one more session, of this process and from now on. */
  public Provenance resumed(String command) {
    List<Session> more = new ArrayList<>(sessions);
    more.add(Session.begin(command));
    return new Provenance(spec, datasetFiles, more);
  }

  /** The same with a unit that another process has computed for the last session. */
  public Provenance worked(Worker worker) {
    List<Session> more = new ArrayList<>(sessions);
    int last = more.size() - 1;
    more.set(last, more.get(last).worked(worker));
    return new Provenance(spec, datasetFiles, more);
  }

  /**
   * In what a worker rounds numbers otherwise than who has computed units before; empty if in
   * nothing. The last session has computed nothing itself.
   */
  public List<String> differences(Worker worker) {
    int last = sessions.size() - 1;
    return Stream.concat(
            sessions.subList(0, last).stream(),
            Stream.of(sessions.get(last)).filter(session -> session.workers() != null))
        .flatMap(Session::roundings)
        .findFirst()
        .map(before -> before.differences(worker.rounding()))
        .orElse(List.of());
  }

  /** The same with the last session ended now. */
  public Provenance ended() {
    List<Session> closed = new ArrayList<>(sessions);
    int last = closed.size() - 1;
    closed.set(last, closed.get(last).endedAt(Instant.now()));
    return new Provenance(spec, datasetFiles, closed);
  }
}
