package org.ntkdynamics.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of work on a run, by one process.
 *
 * @param software the programs
 * @param machine the computer
 * @param command the command line
 * @param started when it began
 * @param ended when it ended; null while it works, and for good if it was killed
 * @param workers the other processes that computed for it; null where it has computed itself
 */
public record Session(
    Software software,
    Machine machine,
    String command,
    Instant started,
    @Nullable Instant ended,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Worker> workers) {
  public Session {
    workers = workers == null ? null : List.copyOf(workers);
  }

  /** A session that has computed itself. */
  public Session(
      Software software,
      Machine machine,
      String command,
      Instant started,
      @Nullable Instant ended) {
    this(software, machine, command, started, ended, null);
  }

  /** A session of this process that begins now; loads ND4J's native library. */
  public static Session begin(String command) {
    return new Session(Software.current(), Machine.current(), command, Instant.now(), null);
  }

  /** How long it took, if its end is recorded. */
  public Optional<Duration> length() {
    return Optional.ofNullable(ended).map(end -> Duration.between(started, end));
  }

  Session endedAt(Instant end) {
    return new Session(software, machine, command, started, end, workers);
  }

  /** The same with a unit that another process has computed. */
  Session worked(Worker worker) {
    List<Worker> more = new ArrayList<>(workers == null ? List.of() : workers);
    for (int i = 0; i < more.size(); i++) {
      Worker known = more.get(i);
      if (known.software().equals(worker.software()) && known.machine().equals(worker.machine())) {
        more.set(i, known.with(worker.units().get(0)));
        return new Session(software, machine, command, started, ended, more);
      }
    }
    more.add(worker);
    return new Session(software, machine, command, started, ended, more);
  }

  /** How its numbers are rounded, for each process that computed any. */
  Stream<Rounding> roundings() {
    return workers == null
        ? Stream.of(Rounding.of(software, machine))
        : workers.stream().map(Worker::rounding);
  }
}
