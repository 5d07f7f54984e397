package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.UnitDirectory;

/**
 * Reads the probes of one unit and keeps their rows. Those that metrics.csv has the columns of are
 * left to whoever writes that. Not thread-safe.
 */
public final class ProbeRecorder {
  private final List<Series<?>> all;

  /** Of probes without rows so far. */
  public ProbeRecorder(List<Probe<?>> probes) {
    List<Series<?>> series = new ArrayList<>();
    for (Probe<?> probe : probes) {
      if (!(probe instanceof MetricsProbe)) {
        series.add(new Series<>(probe));
      }
    }
    this.all = List.copyOf(series);
  }

  /**
   * Reads every probe.
   *
   * @throws ProbeException if one fails, whatever it throws
   */
  public void read(Moment moment) {
    all.forEach(series -> series.read(moment));
  }

  /** The content of each table, by the name of its file. */
  public SortedMap<String, String> tables() {
    SortedMap<String, String> tables = new TreeMap<>();
    all.forEach(series -> tables.put(series.table.file(), series.text()));
    return tables;
  }

  /**
   * Takes up what was read before a step.
   *
   * @param tables as {@link #tables} gave them
   * @throws StoreException if one is missing or damaged
   */
  public void recall(Map<String, String> tables, int before) {
    all.forEach(series -> series.recall(tables, before));
  }

  /** Rewrites the file of each. */
  public void write(UnitDirectory unit) {
    all.forEach(series -> series.write(unit));
  }

  /** A probe and its rows. */
  private static final class Series<R extends Record> {
    private final Probe<R> probe;
    private final Table<R> table;
    private final List<R> rows = new ArrayList<>();

    Series(Probe<R> probe) {
      this.probe = probe;
      this.table = probe.table();
    }

    void read(Moment moment) {
      try {
        List<R> read = probe.read(moment);
        if (read.stream().anyMatch(row -> step(row) != moment.step())) {
          throw new IllegalStateException("gave a row of another step");
        }
        rows.addAll(read);
      } catch (RuntimeException | LinkageError e) { // It may be of a user's, or another version.
        throw new ProbeException(probe, moment.step(), e);
      }
    }

    void recall(Map<String, String> tables, int before) {
      String text = tables.get(table.file());
      if (text == null) {
        throw new StoreException("the checkpoint holds no " + table.file());
      }
      table.parse(table.file(), text).stream().filter(row -> step(row) < before).forEach(rows::add);
    }

    String text() {
      return table.text(rows);
    }

    void write(UnitDirectory unit) {
      table.write(unit, rows);
    }

    /** The first column, see {@link Probes}. */
    private int step(R row) {
      return Integer.parseInt(table.cells(row).get(0));
    }
  }
}
