package org.ntkdynamics.study.claims;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;

/** The courses of trainings that several claims of a session look at: each is made once. */
final class Courses {
  private final Map<List<Object>, CompletableFuture<Course>> known = new ConcurrentHashMap<>();

  /**
   * The course of a unit.
   *
   * @param spec all of what it is trained by
   * @param training trains it, if no claim before has; whoever asks for the same meanwhile waits
   *     for it, and has the exception that ends it
   */
  Course of(TrainingExperiment spec, TrainingUnit unit, Supplier<Course> training) {
    List<Object> key = List.of(spec, unit);
    CompletableFuture<Course> mine = new CompletableFuture<>();
    CompletableFuture<Course> others = known.putIfAbsent(key, mine);
    if (others != null) {
      return others.join();
    }
    try {
      mine.complete(training.get());
    } catch (RuntimeException | Error e) {
      known.remove(key);
      mine.completeExceptionally(e);
      throw e;
    }
    return mine.join();
  }
}
