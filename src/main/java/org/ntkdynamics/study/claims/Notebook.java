package org.ntkdynamics.study.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.UnitDirectory;

/**
 * One number of each training of a claim that takes hours, kept in trainings.csv of its unit: what
 * was measured before an interruption is not measured again, and whoever doubts the mean has the
 * sample.
 */
final class Notebook {
  /** How many new numbers are lost at most. */
  private static final int UNWRITTEN = 20;

  private static final Table<Note> TABLE = Table.of("trainings.csv", Note.class);

  private final Map<String, Note> notes = new LinkedHashMap<>();
  private final Consumer<List<Note>> writer;
  private int unwritten;

  private Notebook(List<Note> known, Consumer<List<Note>> writer) {
    known.forEach(note -> notes.put(note.sample(), note));
    this.writer = writer;
  }

  /** A notebook that nobody keeps. */
  static Notebook loose() {
    return new Notebook(List.of(), notes -> {});
  }

  /**
   * What a unit knows.
   *
   * @throws org.ntkdynamics.store.StoreException if its file cannot be read
   */
  static Notebook of(UnitDirectory unit) {
    return new Notebook(TABLE.read(unit), notes -> TABLE.write(unit, notes));
  }

  /** The number of a sample, measured if it is not known. */
  double value(String sample, DoubleSupplier measure) {
    Note known = notes.get(sample);
    if (known != null) {
      return known.value();
    }
    double value = measure.getAsDouble();
    notes.put(sample, new Note(sample, value));
    if (++unwritten == UNWRITTEN) {
      write();
    }
    return value;
  }

  /** Writes what is new. */
  void write() {
    if (unwritten > 0) {
      writer.accept(List.copyOf(notes.values()));
      unwritten = 0;
    }
  }

  /** A number and what it is of. */
  record Note(String sample, double value) {}
}
