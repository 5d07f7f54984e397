package org.ntkdynamics.study.claims;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;

/** The courses of trainings that several claims of a session look at: each is made once. */
final class Courses {
  private final Map<List<Object>, Course> known = new ConcurrentHashMap<>();

  /**
   * The course of a unit.
   *
   * @param spec all of what it is trained by
   * @param training trains it, if no claim before has; whoever asks meanwhile waits for it
   */
  Course of(TrainingExperiment spec, TrainingUnit unit, Supplier<Course> training) {
    return known.computeIfAbsent(List.of(spec, unit), key -> training.get());
  }
}
