package org.ntkdynamics.study.claims;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;

/** The kernels along trainings that several claims of a run look at: each is made once. */
final class Courses {
  private final Map<List<Object>, TrainingTrial.Course> known = new ConcurrentHashMap<>();

  /**
   * The course of a unit.
   *
   * @param spec all of what it is trained by
   * @param training trains it, if no claim before has; whoever asks meanwhile waits for it
   */
  TrainingTrial.Course of(
      TrainingExperiment spec, TrainingUnit unit, Supplier<TrainingTrial.Course> training) {
    return known.computeIfAbsent(List.of(spec, unit), key -> training.get());
  }
}
