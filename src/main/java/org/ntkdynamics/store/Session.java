package org.ntkdynamics.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of work on a run, by one process.
 *
 * @param software the programs
 * @param machine the computer
 * @param command the command line
 * @param started when it began
 * @param ended when it ended; null while it works, and for good if it was killed
 */
public record Session(
    Software software, Machine machine, String command, Instant started, @Nullable Instant ended) {

  /** A session of this process that begins now; loads ND4J's native library. */
  public static Session begin(String command) {
    return new Session(Software.current(), Machine.current(), command, Instant.now(), null);
  }

  Session endedAt(Instant end) {
    return new Session(software, machine, command, started, end);
  }
}
