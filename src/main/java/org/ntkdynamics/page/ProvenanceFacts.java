package org.ntkdynamics.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.Machine;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.Software;
import org.ntkdynamics.store.Worker;

/** What a run was computed with, in sentences. */
public final class ProvenanceFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private ProvenanceFacts() {}

  public static List<Page.Fact> list(Provenance provenance) {
    List<Page.Fact> facts = new ArrayList<>();
    List<Session> sessions = provenance.sessions();
    for (int i = 0; i < sessions.size(); i++) {
      addSession(facts, sessions.get(i), sessions.size() > 1 ? "Session " + (i + 1) + ": " : "");
    }
    return facts;
  }

  private static void addSession(List<Page.Fact> facts, Session session, String prefix) {
    facts.add(Page.Fact.of(prefix + "Time", time(session.started(), session.ended())));
    facts.add(Page.Fact.of(prefix + "Command", session.command()));
    facts.add(Page.Fact.of(prefix + "Software", software(session.software())));
    facts.add(Page.Fact.of(prefix + "Machine", machine(session.machine())));
    List<Worker> workers = session.workers();
    if (workers != null) {
      workers.forEach(worker -> facts.add(Page.Fact.of(prefix + "Worker", text(worker))));
    }
  }

  private static String text(Worker worker) {
    return String.format(
        Locale.ROOT,
        "%d units: %s; BLAS %s",
        worker.units().size(),
        machine(worker.machine()),
        worker.software().blas());
  }

  private static String time(Instant started, @Nullable Instant ended) {
    String start = TIME.format(started);
    return ended == null
        ? start + ", end not recorded"
        : start + " to " + TIME.format(ended) + " (" + length(started, ended) + ")";
  }

  private static String length(Instant started, Instant ended) {
    Duration length = Duration.between(started, ended);
    if (length.toHours() > 0) {
      return length.toHours() + " h " + length.toMinutesPart() + " min";
    }
    return length.toMinutes() > 0
        ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
        : length.toSeconds() + " s";
  }

  private static String software(Software software) {
    String changed = Boolean.parseBoolean(software.gitDirty()) ? " with changes" : "";
    return String.format(
        Locale.ROOT,
        "ntk-dynamics %s (commit %s%s), Deeplearning4j %s, ND4J %s, BLAS %s, Java %s",
        software.version(),
        software.gitCommit(),
        changed,
        software.dl4j(),
        software.nd4j(),
        software.blas(),
        software.java());
  }

  private static String machine(Machine machine) {
    return String.format(
        Locale.ROOT,
        "%s; processors: %d, BLAS threads: %d; %s",
        machine.cpu(),
        machine.processors(),
        machine.blasThreads(),
        machine.os());
  }
}
