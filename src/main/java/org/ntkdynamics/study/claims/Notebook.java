package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.table.Column;

/**
 * What the trainings of a claim gave: one number of each where they are thousands, in trainings.csv
 * of its unit, the course of each where they are few, in courses.csv. What was measured before an
 * interruption is not measured again, and whoever doubts the mean has the sample.
 */
final class Notebook {
  /** How many new numbers are lost at most, but for those of trainings under way. */
  private static final int UNWRITTEN = 20;

  private static final Table<Note> NOTES = Table.of("trainings.csv", Note.class);
  private static final Table<CourseRow> COURSES = Table.of("courses.csv", CourseRow.class);

  private final Optional<UnitDirectory> unit;
  private final Map<String, Note> notes = new TreeMap<>();
  private final List<CourseRow> courseRows = new ArrayList<>();
  private int unwritten;

  private Notebook(Optional<UnitDirectory> unit) {
    this.unit = unit;
    unit.map(NOTES::read).ifPresent(known -> known.forEach(note -> notes.put(note.sample(), note)));
    unit.map(COURSES::read).ifPresent(courseRows::addAll);
  }

  /** A notebook that nobody keeps. */
  static Notebook loose() {
    return new Notebook(Optional.empty());
  }

  /**
   * What a unit knows.
   *
   * @throws org.ntkdynamics.store.StoreException if its files cannot be read
   */
  static Notebook of(UnitDirectory unit) {
    return new Notebook(Optional.of(unit));
  }

  /** The number of a sample, measured if it is not known; threads may measure at once. */
  double value(String sample, DoubleSupplier measure) {
    Note known = known(sample);
    return known == null ? noted(sample, measure.getAsDouble()) : known.value();
  }

  private synchronized @Nullable Note known(String sample) {
    return notes.get(sample);
  }

  private synchronized double noted(String sample, double value) {
    notes.put(sample, new Note(sample, value));
    if (++unwritten >= UNWRITTEN) {
      write();
    }
    return value;
  }

  /** The course of a sample, trained if it is not known, and written at once; one at a time. */
  Course course(String sample, long seed, Supplier<Course> train) {
    List<Course.Point> known =
        courseRows.stream()
            .filter(row -> row.sample().equals(sample))
            .map(CourseRow::point)
            .toList();
    if (!known.isEmpty()) {
      return new Course(seed, known);
    }
    Course course = train.get();
    course.points().forEach(point -> courseRows.add(new CourseRow(sample, point)));
    unit.ifPresent(kept -> COURSES.write(kept, courseRows));
    return course;
  }

  /** Writes what is new of the numbers. */
  synchronized void write() {
    if (unwritten > 0) {
      unit.ifPresent(kept -> NOTES.write(kept, List.copyOf(notes.values())));
      unwritten = 0;
    }
  }

  /** A number and what it is of. */
  record Note(String sample, double value) {}

  /** A kernel step and what it is of. */
  record CourseRow(String sample, @Column("") Course.Point point) {}
}
