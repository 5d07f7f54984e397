package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.store.Machine;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.Software;
import org.ntkdynamics.store.Worker;

class ProvenanceFactsTest {
  private static final Software OLD = new Software("1.0", "abc", "false", "17", "M2", "M2", "B");
  private static final Software NEW = new Software("1.0", "def", "true", "17", "M2", "M2", "B");
  private static final Machine LAPTOP = new Machine("CPU", "Linux", 2, 1);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final String SOFTWARE =
      "ntk-dynamics 1.0 (commit %s), Deeplearning4j M2, ND4J M2, BLAS B, Java 17";

  @Test
  void oneSessionIsNotNumbered() {
    Worker worker = new Worker(OLD, LAPTOP, List.of("a", "b"));
    Session session =
        new Session(
            OLD,
            LAPTOP,
            "ntk run a.yaml",
            START,
            START.plus(Duration.ofSeconds(7)),
            List.of(worker));

    assertFacts(
        List.of(session),
        "Time: 2026-01-02 03:04:05 UTC to 2026-01-02 03:04:12 UTC (7 s)",
        "Command: ntk run a.yaml",
        "Software: " + String.format(SOFTWARE, "abc"),
        "Machine: CPU; processors: 2, BLAS threads: 1; Linux",
        "Worker: 2 units: CPU; processors: 2, BLAS threads: 1; Linux; BLAS B");
  }

  @Test
  void whatManySessionsHaveInCommonIsSaidOnce() {
    List<Session> sessions =
        List.of(
            new Session(OLD, LAPTOP, "ntk run a.yaml", START, START.plus(Duration.ofMinutes(90))),
            new Session(NEW, LAPTOP, "ntk resume a", START, START.plus(Duration.ofMinutes(40))),
            new Session(OLD, LAPTOP, "ntk resume a", START, null));

    assertFacts(
        sessions,
        "Sessions: 3, together 2 h 10 min and 1 whose end is not recorded",
        "Session 1: 2026-01-02 03:04:05 UTC to 2026-01-02 04:34:05 UTC (1 h 30 min): ntk run a.yaml",
        "Session 2: 2026-01-02 03:04:05 UTC to 2026-01-02 03:44:05 UTC (40 min 0 s): ntk resume a",
        "Session 3: 2026-01-02 03:04:05 UTC, end not recorded: ntk resume a",
        "Software of sessions 1, 3: " + String.format(SOFTWARE, "abc"),
        "Software of session 2: " + String.format(SOFTWARE, "def with changes"),
        "Machine: CPU; processors: 2, BLAS threads: 1; Linux");
  }

  private static void assertFacts(List<Session> sessions, String... expected) {
    Provenance provenance = new Provenance(null, List.of(), sessions);
    assertEquals(
        List.of(expected),
        ProvenanceFacts.list(provenance).stream()
            .map(fact -> PageText.plain(fact.term()) + ": " + PageText.plain(fact.value()))
            .toList());
  }
}
