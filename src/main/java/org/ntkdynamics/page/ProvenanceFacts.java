package org.ntkdynamics.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ntkdynamics.chart.Numbers;
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

  /** When by which command, then what was the same for how many sessions. */
  public static List<Page.Fact> list(Provenance provenance) {
    List<Session> sessions = provenance.sessions();
    List<Page.Fact> facts =
        new ArrayList<>(sessions.size() == 1 ? one(sessions.get(0)) : each(sessions));
    facts.addAll(shared("Software", sessions, session -> software(session.software())));
    facts.addAll(shared("Machine", sessions, session -> machine(session.machine())));
    facts.addAll(workers(sessions));
    return facts;
  }

  private static List<Page.Fact> one(Session session) {
    return List.of(Page.Fact.of("Time", time(session)), Page.Fact.of("Command", session.command()));
  }

  private static List<Page.Fact> each(List<Session> sessions) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(Page.Fact.of("Sessions", together(sessions)));
    for (int i = 0; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      facts.add(Page.Fact.of("Session " + (i + 1), time(session) + ": " + session.command()));
    }
    return facts;
  }

  private static String together(List<Session> sessions) {
    List<Duration> known = sessions.stream().flatMap(session -> session.length().stream()).toList();
    int open = sessions.size() - known.size();
    return Numbers.count(sessions.size())
        + ", together "
        + text(known.stream().reduce(Duration.ZERO, Duration::plus))
        + (open == 0 ? "" : " and " + Numbers.count(open) + " whose end is not recorded");
  }

  /** What sessions have in common, once; with their numbers where not all have it. */
  private static List<Page.Fact> shared(
      String term, List<Session> sessions, Function<Session, String> text) {
    Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    for (int i = 0; i < sessions.size(); i++) {
      numbers.computeIfAbsent(text.apply(sessions.get(i)), any -> new ArrayList<>()).add(i + 1);
    }
    return numbers.entrySet().stream()
        .map(
            entry ->
                Page.Fact.of(
                    numbers.size() == 1 ? term : term + ofSessions(entry.getValue()),
                    entry.getKey()))
        .toList();
  }

  private static String ofSessions(List<Integer> numbers) {
    return (numbers.size() == 1 ? " of session " : " of sessions ") + Words.commas(numbers);
  }

  private static List<Page.Fact> workers(List<Session> sessions) {
    List<Page.Fact> facts = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      String term = sessions.size() == 1 ? "Worker" : "Session " + (i + 1) + ": Worker";
      List<Worker> workers = sessions.get(i).workers();
      if (workers != null) {
        workers.forEach(worker -> facts.add(Page.Fact.of(term, text(worker))));
      }
    }
    return facts;
  }

  private static String text(Worker worker) {
    return String.format(
        Locale.ROOT,
        "%d units: %s; BLAS %s",
        worker.units().size(),
        machine(worker.machine()),
        worker.software().blas());
  }

  private static String time(Session session) {
    Instant start = session.started();
    return TIME.format(start)
        + session
            .length()
            .map(length -> " to " + TIME.format(start.plus(length)) + " (" + text(length) + ")")
            .orElse(", end not recorded");
  }

  private static String text(Duration length) {
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
